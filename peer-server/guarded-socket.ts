import type { Duplex } from 'node:stream';
import { closeCodes } from '#labs/model/wire.ts';
import { WebSocket } from 'ws';
import { TokenBucket } from './token-bucket.ts';
import type { Limits } from './limits.ts';
import type { Across, OpenSeat } from './seats.ts';

/** Who decides about the frames of a socket and hears of its end. */
export type SocketOwner = {
  /** Whether the PeerJS package may see the frame. */
  admits: (socket: GuardedSocket, text: string) => boolean;
  closed: (socket: GuardedSocket) => void;
};

export type SocketPost = {
  owner: SocketOwner;
  /** `null` for a socket that belongs to no room of two. */
  seat: OpenSeat | null;
  address: string;
  limits: Limits;
  /** The connection under the socket. */
  stream: Duplex;
};

/**
 * A signaling socket that stands between the network and the PeerJS package. The package listens to `message` and calls
 * `send` as on any `WebSocket`; what would hurt it or another client does not come through.
 */
export class GuardedSocket extends WebSocket {
  /** Whether something was heard since the last ping. */
  isAlive = true;
  /** The other one in the room, while its socket is open, here or at another process. */
  partner: Across | null = null;
  /** Runs once this socket is closed, in place of the farewell: somebody with the same seat is waiting. */
  successor: (() => void) | null = null;
  #post: SocketPost | null = null;
  #frames: TokenBucket | null = null;
  /** Since when the rate is exceeded. Milliseconds of the monotonic clock. */
  #floodedAt: number | null = null;
  #isUnplugged = false;

  /** Takes up the post. Until then nothing is let through. */
  guard(post: SocketPost): void {
    this.#post = post;
    this.#frames = new TokenBucket(post.limits.frames, performance.now());
  }

  get seat(): OpenSeat | null {
    return this.#post?.seat ?? null;
  }

  get address(): string | null {
    return this.#post?.address ?? null;
  }

  override emit(event: string | symbol, ...values: unknown[]): boolean {
    if (event === 'message') return this.#receive(values[0], values[1] === true);
    if (event === 'pong' && !this.#isUnplugged) this.isAlive = true;
    if (event === 'ping') this.#spend();
    const heard = super.emit(event, ...values);
    // After the listeners: the package frees the id in its own.
    if (event === 'close' && this.#post !== null) this.#post.owner.closed(this);
    return heard;
  }

  /** Sends, unless the receiver has stopped reading: then it is cut, or its unread messages would fill the memory. */
  override send(text: string): void {
    if (this.readyState !== WebSocket.OPEN || this.#isUnplugged) return;
    if (this.#isClogged()) {
      this.terminate();
      return;
    }
    this.#gather();
    super.send(text);
  }

  /** From here on nothing is heard of this client and nothing said to it, as if its cable were out. The next but one ping finds it. */
  unplug(): void {
    this.#isUnplugged = true;
  }

  /** Asks whether anybody is there. Cuts the socket when the last question was not answered. */
  check(): void {
    if (this.readyState !== WebSocket.OPEN) return;
    // A paused socket is not read, so its answer cannot be heard.
    if (this.#isClogged() || !(this.isAlive || this.isPaused)) {
      this.terminate();
      return;
    }
    this.isAlive = false;
    this.ping();
  }

  #receive(data: unknown, isBinary: boolean): boolean {
    if (this.#post === null || this.readyState !== WebSocket.OPEN) return true;
    this.#spend();
    if (this.#isUnplugged) return true;
    this.isAlive = true;
    const text = isBinary ? '' : String(data);
    // The package parses what it gets with `JSON.parse(data.toString())`: a string spares it the second decoding.
    return this.#post.owner.admits(this, text) ? super.emit('message', text, false) : true;
  }

  /** Writes what is sent within one tick at once: a system call costs more than all else that a message needs. */
  #gather(): void {
    const stream = this.#post?.stream;
    if (stream === undefined || stream.writableCorked > 0) return;
    stream.cork();
    process.nextTick(() => stream.uncork());
  }

  /**
   * Counts a frame. Beyond the rate the socket is left unread for a moment, so that the flood waits at the sender. Not
   * for long: behind a flood the end of the connection cannot be seen either.
   */
  #spend(): void {
    if (this.#post === null || this.#frames === null) return;
    const now = performance.now();
    if (this.#frames.spend(now)) {
      if (this.#floodedAt !== null && this.#frames.level(now) > 0.5) this.#floodedAt = null;
    } else if (!this.isPaused) {
      this.#floodedAt ??= now;
      if (now - this.#floodedAt > this.#post.limits.floodMs) this.#cutFlood();
      else this.#pauseFor(this.#frames.wait(now));
    }
  }

  #pauseFor(ms: number): void {
    const limit = this.#post?.limits.floodMs ?? 0;
    this.pause();
    setTimeout(() => this.resume(), Math.min(ms, limit)).unref();
  }

  #cutFlood(): void {
    this.close(closeCodes.tooMany, 'too many messages');
    this.terminate();
  }

  #isClogged(): boolean {
    return this.bufferedAmount > (this.#post?.limits.backlogBytes ?? 0);
  }
}
