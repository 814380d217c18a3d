/**
 * What several server processes have between them: messages by channel, and who of them is there. A small port, so that what
 * uses it knows nothing of Redis.
 */
export type Bus = {
  /** This process, as the others know it: new at each start, without a dot. */
  readonly process: string;
  /** Whether the others can be reached now. */
  isReady: () => boolean;
  /** Resolves to the number of processes that hear it. @throws {BusLost} */
  publish: (channel: string, text: string) => Promise<number>;
  /** Outlives a time without the others; what was said then is missed. @throws {BusLost} */
  subscribe: (channel: string, listener: (text: string) => void) => Promise<() => void>;
  /** The others can be reached, for the first time or again: whatever this process holds is to be said again. */
  onReady: (listener: () => Promise<void>) => void;
  /** They cannot be reached any more. */
  onLost: (listener: () => void) => void;
  /** A process has gone, with or without a word. Every process hears of it within some 15 seconds, maybe more than once. */
  onGone: (listener: (process: string) => Promise<void>) => void;
};

/** The shared store does not answer. Nothing is known of what became of the request. */
export class BusLost extends Error {
  constructor(why = 'The shared store does not answer.') {
    super(why);
    this.name = 'BusLost';
  }
}
