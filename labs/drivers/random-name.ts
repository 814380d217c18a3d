/** 32 signs that nobody guesses. Over plain HTTP on a LAN there is no `crypto.randomUUID`. */
export function randomName(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
