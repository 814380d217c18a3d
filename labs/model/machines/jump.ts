/** A transition the specification allows and nobody should expect: it is legal, and left out of the drawing. */
export function jump<T extends string>(target: T): { target: T; meta: { jump: true } } {
  return { target, meta: { jump: true } };
}
