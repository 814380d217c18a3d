import { expect, test } from 'vitest';
import { transition, type AnyStateMachine } from 'xstate';
import { advance } from '#labs/model/machines/advance.ts';
import { machineShape } from '#labs/model/machines/edges.ts';
import { drawnIds, drawnMachines, type DrawnId } from '#labs/model/machines/drawn-machines.ts';
import { fourMachines } from '#labs/model/machines/four-machines.ts';
import { connectionStates, iceConnectionStates } from '#labs/model/vocabulary.ts';

/** Every arrow of the drawings, as the specification has them: from, to, by which events. */
const drawn: Readonly<Record<DrawnId, readonly string[]>> = {
  signaling: [
    'stable→have-local-offer: local.offer',
    'stable→have-remote-offer: remote.offer',
    'have-local-offer→have-local-offer: local.offer',
    'have-local-offer→stable: local.rollback remote.answer remote.rollback',
    'have-local-offer→have-remote-pranswer: remote.pranswer',
    'have-local-offer→have-remote-offer: remote.offer',
    'have-remote-offer→have-remote-offer: remote.offer',
    'have-remote-offer→stable: local.answer local.rollback remote.rollback',
    'have-remote-offer→have-local-pranswer: local.pranswer',
    'have-local-pranswer→have-local-pranswer: local.pranswer',
    'have-local-pranswer→stable: local.answer',
    'have-remote-pranswer→have-remote-pranswer: remote.pranswer',
    'have-remote-pranswer→stable: remote.answer',
    'anywhere→closed: close',
  ],
  'ice-gathering': [
    'new→gathering: gathering',
    'new→complete: complete',
    'gathering→complete: complete',
    'gathering→new: new',
    'complete→gathering: gathering',
    'complete→new: new',
  ],
  'ice-connection': [
    'new→checking: checking',
    'checking→connected: connected',
    'checking→failed: failed',
    'connected→completed: completed',
    'connected→disconnected: disconnected',
    'completed→disconnected: disconnected',
    'disconnected→connected: connected',
    'disconnected→checking: checking',
    'disconnected→failed: failed',
    'failed→checking: checking',
    'anywhere→closed: close',
  ],
  connection: [
    'new→connecting: connecting',
    'connecting→connected: connected',
    'connecting→failed: failed',
    'connected→disconnected: disconnected',
    'disconnected→connected: connected',
    'disconnected→failed: failed',
    'failed→connecting: connecting',
    'failed→disconnected: disconnected',
    'anywhere→closed: close',
  ],
  'data-channel': [
    'connecting→open: open',
    'connecting→closing: close closing',
    'open→closing: close closing',
    'anywhere→closed: closed',
  ],
  negotiation: [
    'stable→making-offer: offer.making',
    'stable→answering: offer.arrived offer.taken',
    'making-offer→have-local-offer: offer.set',
    'have-local-offer→stable: answer.taken offer.withdrawn',
    'have-local-offer→rolling-back: offer.collided',
    'have-local-offer→ignoring: offer.ignored',
    'ignoring→stable: answer.taken',
    'rolling-back→answering: offer.taken',
    'answering→stable: answer.set',
    'anywhere→closed: close',
  ],
  room: [
    'free→created: created',
    'created→joined: joined',
    'created→ghost: silent',
    'created→free: emptied',
    'joined→ready: ready',
    'ready→ready: full',
    'ready→left: left',
    'ready→ghost: silent',
    'left→joined: joined',
    'left→ghost: silent',
    'left→free: emptied',
    'ghost→left: left',
    'ghost→created: created',
    'ghost→free: emptied',
  ],
};

test.each(drawnIds.map((id) => ({ id })))('the drawing of $id has these arrows and no other', ({ id }) => {
  const arrows = machineShape(id).edges.map(({ from, to, events }) => `${from}→${to}: ${[...events].sort().join(' ')}`);
  expect([...arrows].sort()).toEqual([...drawn[id]].sort());
});

test.each(drawnIds.map((id) => ({ id })))('the drawing of $id marks closed, and only that, as final', ({ id }) => {
  const { initial, states } = machineShape(id);
  expect(states.map((state) => state.id)).toEqual(Object.keys(drawnMachines[id].states));
  expect(states.filter(({ final }) => final).map((state) => state.id)).toEqual(
    id === 'ice-gathering' || id === 'room' ? [] : ['closed'],
  );
  expect(initial).toBe(states[0]?.id);
});

const reports = {
  'ice-connection': iceConnectionStates.filter((state) => state !== 'closed'),
  connection: connectionStates.filter((state) => state !== 'closed'),
};
const aggregates = (['ice-connection', 'connection'] as const).map((id) => ({
  id,
  machine: fourMachines[id] as AnyStateMachine,
}));
const jumps = aggregates.flatMap(({ id, machine }) =>
  reports[id].flatMap((from) =>
    reports[id]
      .filter((to) => to !== from && !drawn[id].includes(`${from}→${to}: ${to}`))
      .map((to) => ({ id, machine, from, to })),
  ),
);

test('there are jumps to look at', () => {
  expect(jumps.length).toBe(6 * 5 - 10 + (5 * 4 - 8));
});

test.each(jumps)('$id may jump from $from to $to, which is legal and not drawn', ({ machine, from, to }) => {
  const [next] = transition(machine, machine.resolveState({ value: from, context: {} }), { type: to });
  expect(next.value).toBe(to);
});

test.each(aggregates)('nothing leaves closed in $id', ({ id, machine }) => {
  const closed = transition(machine, machine.resolveState({ value: 'connected', context: {} }), { type: 'close' })[0];
  expect(closed.value).toBe('closed');
  // An actor that is done takes no event any more; the fold asks `advance`.
  expect(closed.status).toBe('done');
  for (const type of [...reports[id], 'close']) expect(advance(machine, 'closed', type)).toBeNull();
});
