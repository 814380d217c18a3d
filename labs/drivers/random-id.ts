/** Nobody guesses it and nothing else has it. `crypto.randomUUID()` is missing where a page comes over plain HTTP, as on a LAN. */
export function randomId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
