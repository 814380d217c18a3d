import { expect, test } from 'vitest';
import { edgeKey, edgeLabel } from '#labs/messages/edge-labels.ts';
import { drawnIds } from '#labs/model/machines/drawn-machines.ts';
import { machineShape } from '#labs/model/machines/edges.ts';

const edges = drawnIds.flatMap((machine) =>
  machineShape(machine).edges.map((edge) => ({ machine, edge, key: edgeKey(edge) })),
);

test.each(edges)('$machine $key has a label in English and in Korean, short enough for a line', ({ machine, edge }) => {
  for (const lang of ['en', 'ko'] as const) {
    const lines = edgeLabel(lang, machine, edge);
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(line).toMatch(/^\S.{2,27}\S$/);
  }
});

test.each(edges.filter(({ machine }) => machine !== 'signaling'))(
  '$machine $key reads differently in Korean unless it is a call',
  ({ machine, edge }) => {
    const [en, ko] = [edgeLabel('en', machine, edge), edgeLabel('ko', machine, edge)];
    if (edge.from === 'anywhere' && edge.events.includes('close')) expect(ko).toEqual(en);
    else expect(ko.join('')).toMatch(/[가-힣]/);
  },
);

test.each([
  { from: 'stable', to: 'have-local-offer', events: ['local.offer'], says: ['setLocal(offer)'] },
  {
    from: 'have-local-offer',
    to: 'stable',
    events: ['local.rollback', 'remote.answer', 'remote.rollback'],
    says: ['setRemote(answer)', 'rollback'],
  },
  { from: 'anywhere', to: 'closed', events: ['close'], says: ['close()'] },
])('signaling $from to $to says $says', ({ from, to, events, says }) => {
  expect(edgeLabel('en', 'signaling', { from, to, events })).toEqual(says);
});

test('an arrow nobody wrote a cause for has no label', () => {
  expect(edgeLabel('en', 'connection', { from: 'failed', to: 'new', events: ['new'] })).toEqual([]);
});
