/** A message of a flood: its number, then when it was sent, then nothing up to its size. At least as big as its head. */
const head = 12;

/** `sentAt` in milliseconds of this page's clock. */
export function writeNumbered(number: number, sentAt: number, size: number): ArrayBuffer {
  const message = new ArrayBuffer(Math.max(head, size));
  const view = new DataView(message);
  view.setUint32(0, number);
  view.setFloat64(4, sentAt);
  return message;
}

export function readNumbered(message: ArrayBuffer): { number: number; sentAt: number } {
  const view = new DataView(message);
  return { number: view.getUint32(0), sentAt: view.getFloat64(4) };
}
