import type { GroupEvent, GroupRequest } from '#labs/model/group-wire.ts';
import { groupPath } from '#labs/model/group-wire.ts';
import { RememberingSocket } from './remembering-socket.ts';

type EventOf<T extends GroupEvent['type']> = Extract<GroupEvent, { type: T }>;

/** One member of a group. It remembers what the server said. */
export class GroupMember extends RememberingSocket<GroupEvent> {
  readonly heard = this.received;

  constructor(server: { port: number }, room: string, headers: { [name: string]: string } = {}) {
    super(`ws://127.0.0.1:${server.port}${groupPath}${room}`, headers);
  }

  send(request: GroupRequest | string | Buffer): void {
    this.put(request);
  }

  /** The first event of this type, as `first` finds it. */
  hear<T extends GroupEvent['type']>(
    type: T,
    wanted: (event: EventOf<T>) => boolean = () => true,
  ): Promise<EventOf<T>> {
    return this.first((event): event is EventOf<T> => event.type === type && wanted(event as EventOf<T>));
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
