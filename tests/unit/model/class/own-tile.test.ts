import { expect, test } from 'vitest';
import { ownSide, tileOf } from '#labs/model/class/own-tile.ts';
import { formatRemoteAccess, parseRemoteAccess } from '#labs/model/class/remote-link.ts';
import { readWallTile } from '#labs/model/class/wall.ts';
import type { Finding } from '#labs/model/diagnosis/finding.ts';
import type { Json } from '#labs/model/json.ts';
import { buildTrace, of } from '../../../support/build-trace.ts';
import { created } from '../facts.ts';
import { healthyCall } from '../healthy-call.ts';

const finding = (rule: Finding['rule'], severity: Finding['severity']): Finding => ({
  ...{ rule, severity, peer: 'alice', certainty: 'certain', evidence: [0] },
  values: { peer: 'alice', other: 'bob', secret: 'v=0' },
});
const about = { name: 'Mina', lab: 'loopback-call', quietMs: 12_345 };

test('a tile holds states and the names of problems, and is one that a wall takes as it is', () => {
  const findings = [finding('glare', 'problem'), finding('harmless-701', 'note')];
  const tile = tileOf(buildTrace(...healthyCall), { ...about, findings });
  expect(tile).toEqual({
    ...{ kind: 'wall', name: 'Mina', lab: 'loopback-call', events: healthyCall.length, quietMs: 10_000 },
    states: {
      signaling: 'stable',
      'ice-gathering': 'complete',
      'ice-connection': 'connected',
      connection: 'connected',
    },
    findings: ['glare'],
  });
  expect(readWallTile(tile as unknown as Json)).toEqual(tile);
});

test.each([
  { facts: healthyCall, side: 'alice' },
  { facts: [...of('bob', created)], side: 'bob' },
  { facts: [], side: 'alice' },
])('the own side of a trace is $side', ({ facts, side }) => {
  expect(ownSide(buildTrace(...facts))).toBe(side);
});

test('what a remote is given comes back from the fragment of its address, and nothing less does', () => {
  const access = { stage: 'A2'.repeat(13), desk: 'B3'.repeat(13), key: '0123456789abcdef'.repeat(2) };
  const fragment = formatRemoteAccess(access);
  expect(parseRemoteAccess(fragment)).toEqual(access);
  for (const text of [
    '',
    '#',
    fragment.slice(0, 60),
    fragment.replace('A', 'O'),
    `${fragment}<`,
    fragment.toLowerCase(),
  ])
    expect(parseRemoteAccess(text)).toBeNull();
});
