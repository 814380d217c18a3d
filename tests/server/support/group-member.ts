import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import type { GroupEvent, GroupRequest } from '#labs/model/group-wire.ts';
import { groupPath } from '#labs/model/group-wire.ts';

/** One member of a group. It remembers what the server said. */
export class GroupMember {
  readonly heard: GroupEvent[] = [];
  closeCode: number | null = null;
  readonly socket: WebSocket;
  readonly #waiting: (() => void)[] = [];

  constructor(server: { port: number }, room: string, headers: { [name: string]: string } = {}) {
    this.socket = new WebSocket(`ws://127.0.0.1:${server.port}${groupPath}${room}`, { headers });
    this.socket.on('message', (data: Buffer) => {
      this.heard.push(JSON.parse(data.toString()) as GroupEvent);
      this.#wake();
    });
    this.socket.on('error', () => undefined);
    this.socket.on('close', (code) => {
      this.closeCode = code;
      this.#wake();
    });
    onTestFinished(() => this.socket.terminate());
  }

  send(request: GroupRequest | string | Buffer): void {
    this.socket.send(typeof request === 'string' || Buffer.isBuffer(request) ? request : JSON.stringify(request));
  }

  /** The first event of this type, also an earlier one, for which this holds. Fails when the socket closes instead. */
  async hear<T extends GroupEvent['type']>(
    type: T,
    wanted: (event: Extract<GroupEvent, { type: T }>) => boolean = () => true,
  ): Promise<Extract<GroupEvent, { type: T }>> {
    for (;;) {
      const found = this.heard.find(
        (event): event is Extract<GroupEvent, { type: T }> =>
          event.type === type && wanted(event as Extract<GroupEvent, { type: T }>),
      );
      if (found !== undefined) return found;
      if (this.closeCode !== null) throw new Error(`closed with ${this.closeCode} instead`);
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  async closed(): Promise<number> {
    while (this.closeCode === null) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return this.closeCode;
  }

  async leave(): Promise<void> {
    this.socket.close();
    await once(this.socket, 'close');
  }

  #wake(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}

/** A member that is in, with its name. */
export async function enterGroup(
  server: { port: number },
  room: string,
): Promise<{ member: GroupMember; id: string; others: readonly string[] }> {
  const member = new GroupMember(server, room);
  const { id, others } = await member.hear('welcome');
  return { member, id, others };
}

let sent = 0;

/** An offer that can be told from others by its text. */
export function offerTo(to: string | null, sdp: string): GroupRequest {
  sent += 1;
  return { to, message: { id: `m${sent}`, kind: 'offer', content: { type: 'offer', sdp } } };
}

/** What this member has heard of offers, in order: `sender text`. */
export function offersHeard({ heard }: GroupMember): string[] {
  return heard.flatMap((event) =>
    event.type === 'message' && event.message.kind === 'offer' ? [`${event.from} ${event.message.content.sdp}`] : [],
  );
}
