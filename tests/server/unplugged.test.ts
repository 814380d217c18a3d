import { expect, test } from 'vitest';
import { expectConnected, join, joinPair, rawOffer } from './support/member.ts';
import { startServer, takeSeat } from './support/server.ts';

// A client that asks to be treated as one whose cable was pulled: how the rooms lab makes its ghosts.

test('an unplugged client keeps its seat, hears nothing, and is found by the pings', async () => {
  const server = await startServer({ limits: { pingMs: 200 } });
  const [alice, bob] = await joinPair(server);
  bob.send({ type: 'UNPLUG' });
  bob.send(rawOffer(alice.seat.id, 'from a ghost'));
  bob.forget();
  alice.send(rawOffer(bob.seat.id, 'to a ghost'));
  await expect(takeSeat(server, alice.seat.room)).rejects.toThrow(/409/);
  await alice.receiveRoom('left');
  expect(await bob.closed()).toBe(1006);
  expect(alice.received.filter(({ type }) => type === 'OFFER' || type === 'EXPIRE')).toEqual([]);
  expect(bob.received).toEqual([]);
});

test('who was unplugged takes the seat back with its token, and the old socket is replaced', async () => {
  const server = await startServer();
  const [alice, ghost] = await joinPair(server);
  ghost.send({ type: 'UNPLUG' });
  const seat = await takeSeat(server, alice.seat.room, ghost.seat);
  expect(seat.id).toBe(ghost.seat.id);
  alice.forget();
  const bob = await join(server, alice.seat.room, ghost.seat);
  expect(await ghost.closed()).toBe(4001);
  await alice.receiveRoom('left');
  await alice.receiveRoom('ready');
  await expectConnected([alice, bob]);
});

test('an unplugged client that floods is cut as any other', async () => {
  const limits = { frames: { burst: 10, perSecond: 1 }, floodMs: 200 };
  const server = await startServer({ limits });
  const [alice, bob] = await joinPair(server);
  bob.send({ type: 'UNPLUG' });
  const timer = setInterval(() => bob.send({ type: 'HEARTBEAT' }), 5);
  await bob.closed();
  clearInterval(timer);
  await alice.receiveRoom('left');
});
