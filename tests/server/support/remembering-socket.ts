import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';

/** A client of one of the server's WebSockets: it remembers what came, and can be asked to wait for more. Ends with its test. */
export class RememberingSocket<Said> {
  readonly received: Said[] = [];
  readonly socket: WebSocket;
  closeCode: number | null = null;
  readonly #waiting: (() => void)[] = [];

  constructor(url: string, headers: { [name: string]: string }) {
    this.socket = new WebSocket(url, { headers });
    this.socket.on('message', (data: Buffer) => {
      this.received.push(JSON.parse(data.toString()) as Said);
      this.#wake();
    });
    this.socket.on('error', () => undefined);
    this.socket.on('close', (code) => {
      this.closeCode = code;
      this.#wake();
    });
    onTestFinished(() => this.socket.terminate());
  }

  /** The first that came, also an earlier one, for which this holds. Fails when the socket closes instead. */
  first<T extends Said>(wanted: (said: Said) => said is T): Promise<T>;
  first(wanted: (said: Said) => boolean): Promise<Said>;
  async first(wanted: (said: Said) => boolean): Promise<Said> {
    for (;;) {
      const found = this.received.find(wanted);
      if (found !== undefined) return found;
      if (this.closeCode !== null) throw new Error(`closed with ${this.closeCode} instead`);
      await this.#change();
    }
  }

  /** The code the socket closed with. */
  async closed(): Promise<number> {
    while (this.closeCode === null) await this.#change();
    return this.closeCode;
  }

  leave(): Promise<number> {
    this.socket.close();
    return this.closed();
  }

  protected put(message: object | string | Buffer): void {
    this.socket.send(typeof message === 'string' || Buffer.isBuffer(message) ? message : JSON.stringify(message));
  }

  protected async putOnceOpen(message: object | string): Promise<void> {
    if (this.socket.readyState === WebSocket.CONNECTING) await once(this.socket, 'open');
    this.put(message);
  }

  #change(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #wake(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
