import fc from 'fast-check';

/** What a frame may be: text, or bytes of a binary frame. */
export type RandomFrame = string | Buffer;

/**
 * Random frames of every kind without end, the same for the same seed; each is made when it is wanted. `ids` are mixed in, so that
 * some frames reach somebody.
 */
export function* randomFrames(seed: number, ids: readonly string[]): Generator<RandomFrame, never> {
  // Whole frames are dear to make, so parts are made once and put together by a generator of our own.
  const values = fc.sample(fc.jsonValue({ maxDepth: 4 }), { seed, numRuns: 2_000 });
  const texts = fc.sample(fc.string({ unit: 'binary', maxLength: 40 }), { seed, numRuns: 1_000 });
  const next = generator(seed);
  const one = <T>(choices: readonly T[]): T => choices[Math.floor(next() * choices.length)] as T;
  const maybe = (likely: number): boolean => next() < likely;

  const description = () => ({ type: one(['offer', 'answer', 'pranswer', 'rollback', 'x', null]), sdp: one(texts) });
  const candidate = () =>
    one([null, { candidate: one(texts), sdpMid: one(['0', null, 5]), sdpMLineIndex: one([0, '0']) }]);
  const fields = (): { [key: string]: unknown } => ({
    type: one(['raw', 'media', 'data', 'x', 5]),
    message: one(['m1', one(texts), null]),
    connectionId: one(['mc_1', 'dc_2', '', undefined, one(values)]),
    serialization: one(['binary', 'json', 'raw', 'none', undefined, '__proto__']),
    ...(maybe(0.5) ? { description: description() } : {}),
    ...(maybe(0.5) ? { candidate: candidate() } : {}),
    ...(maybe(0.5) ? { sdp: description() } : {}),
    ...(maybe(0.1) ? { bye: one([true, false, 1]) } : {}),
    ...(maybe(0.2) ? { metadata: one(values) } : {}),
  });
  const fitting = (): { [key: string]: unknown } =>
    one([
      { type: 'raw', message: 'm1', description: { type: 'offer', sdp: one(texts) } },
      { type: 'raw', message: 'm1', candidate: null },
      { type: 'media', connectionId: 'mc_1', sdp: { type: 'offer', sdp: one(texts) }, metadata: one(values) },
      { type: 'data', connectionId: 'dc_1', serialization: 'binary', sdp: { type: 'offer', sdp: '' } },
    ]);
  const message = (): object => ({
    type: one([
      'OFFER',
      'ANSWER',
      'CANDIDATE',
      'LEAVE',
      'HEARTBEAT',
      'EXPIRE',
      'OPEN',
      'ROOM',
      one(texts),
      one(values),
    ]),
    dst: maybe(0.6) ? one(ids) : one([undefined, null, one(texts), one(values), 'toString', '__proto__']),
    src: maybe(0.2) ? one(ids) : undefined,
    payload: maybe(0.3) ? fitting() : maybe(0.6) ? fields() : one(values),
  });
  const frame = (): RandomFrame => {
    const kind = next();
    if (kind < 0.6) return JSON.stringify(message());
    if (kind < 0.7) return JSON.stringify(one(values)) ?? '';
    if (kind < 0.8) return one(texts);
    if (kind < 0.85) return Buffer.from(JSON.stringify(message()));
    if (kind < 0.86) return '['.repeat(Math.floor(next() * 20_000));
    const whole = JSON.stringify(message());
    const at = Math.floor(next() * whole.length);
    return whole.slice(0, at) + one([one(texts), '', '}', '"', '\\u0000']) + whole.slice(at + Math.floor(next() * 4));
  };
  for (;;) yield frame();
}

/** Numbers from 0 up to 1, by mulberry32: short, even, and the same everywhere. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
