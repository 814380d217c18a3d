/** Why a transfer failed; each has a sentence in the messages, and may be told to the other side. */
export const transferProblems = [
  /** A control message is not what the protocol says. */
  'malformed',
  /** The other side speaks a later version of the protocol. */
  'version',
  /** Something came when it was not its turn: a chunk before the file was accepted, an acknowledgement of nothing. */
  'out-of-turn',
  'too-many-bytes',
  'too-few-bytes',
  'chunk-too-big',
  /** The file cannot be read any more: it was changed, moved or deleted after it was chosen. */
  'unreadable',
  'no-space',
  /** The place where the file is kept refuses it for another reason. */
  'storage',
  /** `send()` threw. */
  'unsendable',
  'hash-differs',
] as const;
export type TransferProblem = (typeof transferProblems)[number];

/** Ends a transfer. The message is English, for the console; a widget shows the sentence of its language for `problem`. */
export class TransferError extends Error {
  override readonly name = 'TransferError';
  readonly problem: TransferProblem;

  constructor(problem: TransferProblem, message: string, options?: ErrorOptions) {
    super(message, options);
    this.problem = problem;
  }
}
