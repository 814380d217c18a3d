/** The luma of a picture, one byte a pixel, row after row from the top. `stride` is the bytes from one row to the next. */
export type Plane = { data: Uint8Array; width: number; height: number; stride: number };

/** A plane of one luma, its rows without padding. */
export function planeOf(width: number, height: number, luma = 0): Plane {
  return { data: new Uint8Array(width * height).fill(luma), width, height, stride: width };
}

/** @throws {RangeError} for planes that differ in size: which pixels belong together is not for a measure to say */
export function requireOneSize(a: Plane, b: Plane): void {
  if (a.width === b.width && a.height === b.height) return;
  throw new RangeError(
    `Planes of ${a.width}×${a.height} and ${b.width}×${b.height} cannot be compared: scale one of them first.`,
  );
}
