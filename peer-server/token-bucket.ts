import type { Rate } from './limits.ts';

/** Counts what one party spends. It begins full. Times are milliseconds of one monotonic clock. */
export class TokenBucket {
  #tokens: number;
  #at: number;
  readonly #rate: Rate;

  constructor(rate: Rate, now: number) {
    this.#rate = rate;
    this.#tokens = rate.burst;
    this.#at = now;
  }

  /** Takes one token or more, also from an empty bucket. Returns false when there were not so many. */
  spend(now: number, tokens = 1): boolean {
    this.#refill(now);
    this.#tokens -= tokens;
    return this.#tokens >= 0;
  }

  /** Milliseconds until there is a token again; 0 when there is one. */
  wait(now: number): number {
    this.#refill(now);
    return this.#tokens >= 1 ? 0 : ((1 - this.#tokens) / this.#rate.perSecond) * 1000;
  }

  /** How full it is: 1 when nothing has been spent lately, 0 and below when nothing is left. */
  level(now: number): number {
    this.#refill(now);
    return this.#tokens / this.#rate.burst;
  }

  #refill(now: number): void {
    const gained = ((now - this.#at) / 1000) * this.#rate.perSecond;
    this.#tokens = Math.min(this.#rate.burst, this.#tokens + gained);
    this.#at = now;
  }
}
