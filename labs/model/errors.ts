export type LabErrorCode =
  | 'dump/not-a-dump'
  | 'dump/cut-off'
  | 'dump/too-big'
  | 'trace/not-json'
  | 'trace/not-a-trace'
  | 'trace/unknown-version'
  | 'trace/malformed'
  | 'merge/not-two-ends'
  | 'merge/nothing-in-common'
  | 'merge/contradictory'
  | 'room/malformed'
  | 'room/full'
  | 'server/unreachable'
  | 'server/refused'
  | 'turn/unreachable'
  | 'turn/refused'
  | 'machine/unprovided-action'
  | 'lab/unknown';

/**
 * Something the program cannot go on from: unreadable input or a wiring mistake. A failure of WebRTC is never one of
 * these: it is the subject, so it is a fact in the trace.
 *
 * The message is English, for the console. A widget shows the sentence of its own language for `code`.
 */
export class LabError extends Error {
  override readonly name = 'LabError';
  readonly code: LabErrorCode;
  /** What the sentence for `code` may quote. */
  readonly details: Readonly<Record<string, string | number>>;

  constructor(
    code: LabErrorCode,
    message: string,
    options: ErrorOptions & { details?: Readonly<Record<string, string | number>> } = {},
  ) {
    super(message, options);
    this.code = code;
    this.details = options.details ?? {};
  }
}
