import { expect, test } from 'vitest';
import type { Message } from './support/member.ts';
import { expectConnected, join, joinPair, rawOffer } from './support/member.ts';
import { ended, openRaw } from './support/raw-client.ts';
import { randomFrames } from './support/random-frames.ts';
import { freeRoom, startServer, takeSeat } from './support/server.ts';

const seed = 20_261_121;
const total = 100_000;
const perSocket = 2_000;
const noLimit = { burst: 1e9, perSecond: 1e9 };

/** What the PeerJS client does with a message, as far as it can throw: it reads these without asking. */
function canBeRead({ type, payload }: Message): boolean {
  if (!['OFFER', 'ANSWER', 'CANDIDATE'].includes(type))
    return ['OPEN', 'ROOM', 'LEAVE', 'EXPIRE', 'REFUSED', 'ASIDE'].includes(type);
  if (typeof payload !== 'object') return false;
  if (payload['type'] === 'raw') return payload['connectionId'] === undefined;
  const isKnown = ['binary', 'binary-utf8', 'json', 'raw', 'default'].includes(String(payload['serialization']));
  const needsSerializer = type === 'OFFER' && payload['type'] === 'data';
  return typeof payload['connectionId'] === 'string' && (isKnown || !needsSerializer);
}

// As long as it takes: how fast the machine is makes no difference to what is found.
test(`${total} random frames hurt nobody and only readable messages are carried`, { timeout: 180_000 }, async () => {
  const server = await startServer({ limits: { frames: noLimit, requests: noLimit } });
  const bystanders = await joinPair(server);
  const room = await freeRoom(server);
  const partner = await join(server, room);
  const ids = [partner.seat.id, partner.seat.id, bystanders[0].seat.id, `${room}-AAAAAAAAAAAAAAAAAAAA`];
  let carried = 0;
  let sent = 0;
  const frames = randomFrames(seed, ids);
  while (sent < total) {
    const sender = await join(server, room);
    await partner.receiveRoom('ready');
    partner.forget();
    // A frame may be a LEAVE, which ends the socket: then the rest is sent on a new one.
    let isOver = false;
    for (let count = 0; count < perSocket && sent < total && !isOver; count += 1) {
      const frame = frames.next().value;
      sender.socket.send(frame);
      sent += 1;
      isOver = typeof frame === 'string' && isFarewell(frame);
    }
    if (!isOver) {
      await expectConnected([sender, partner]);
      await sender.leave();
    } else {
      expect(await sender.closed()).toBe(1000);
    }
    await partner.receiveRoom('left');
    const unreadable = partner.received.filter((message) => !canBeRead(message));
    expect(unreadable).toEqual([]);
    carried += partner.received.filter(({ type }) => type === 'OFFER').length;
    partner.forget();
  }
  expect(carried).toBeGreaterThan(total / 200);
  await expectConnected([partner, await join(server, room)]);
  await expectConnected(bystanders);
  // Whatever was carried came from the partner in the room.
  expect(bystanders[0].received.filter(({ src }) => src !== undefined && src !== bystanders[1].seat.id)).toEqual([]);
});

/** A LEAVE to nobody, for which the server closes the socket. */
function isFarewell(text: string): boolean {
  try {
    const message = JSON.parse(text) as Partial<Message> | null;
    return message?.type === 'LEAVE' && message.dst === undefined && message.payload === undefined;
  } catch {
    return false;
  }
}

test('random bytes in place of frames close their own socket only', { timeout: 180_000 }, async () => {
  const server = await startServer({ limits: { requests: noLimit } });
  const bystanders = await joinPair(server);
  const frames = randomFrames(seed, [rawOffer('x').dst ?? '']);
  for (let count = 0; count < 300; count += 1) {
    const raw = await openRaw(server, await takeSeat(server, await freeRoom(server)));
    raw.end(Buffer.from(frames.next().value));
    await ended(raw);
  }
  await expectConnected(bystanders);
});
