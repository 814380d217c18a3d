import { expect, test } from 'vitest';
import { createNat, letIn, sendOut, type Endpoint, type NatKind } from '#labs/model/nat/nat.ts';
import { outcomes, traverse, type Outcome } from '#labs/model/nat/traverse.ts';
import { natKinds } from '#labs/model/nat/nat.ts';

const inside: Endpoint = { host: '10.0.0.2', port: 5000 };
const [a1, a2, b1] = [
  { host: '192.0.2.1', port: 1 },
  { host: '192.0.2.1', port: 2 },
  { host: '198.51.100.1', port: 1 },
];
type Kind = Exclude<NatKind, 'open'>;

// RFC 4787, section 4.1: the port that is taken for another destination.
test.each<{ kind: Kind; samePort: boolean }>([
  { kind: 'full-cone', samePort: true },
  { kind: 'restricted-cone', samePort: true },
  { kind: 'port-restricted-cone', samePort: true },
  { kind: 'symmetric', samePort: false },
])('$kind: the same port for every destination is $samePort', ({ kind, samePort }) => {
  let nat = createNat(kind, '203.0.113.1');
  const ports = [a1, a2, b1, a1].map((to) => {
    const out = sendOut(nat, inside, to);
    nat = out.nat;
    return out.from.port;
  });
  expect(new Set(ports).size).toBe(samePort ? 1 : 3);
  expect(ports[3]).toBe(ports[0]);
});

// RFC 4787, section 5: who may send to the port that was opened by a packet to a1.
test.each<{ kind: Kind; lets: readonly boolean[] }>([
  { kind: 'full-cone', lets: [true, true, true] },
  { kind: 'restricted-cone', lets: [true, true, false] },
  { kind: 'port-restricted-cone', lets: [true, false, false] },
  { kind: 'symmetric', lets: [true, false, false] },
])('$kind lets in the same endpoint, another port of it, another host: $lets', ({ kind, lets }) => {
  const { nat, from } = sendOut(createNat(kind, '203.0.113.1'), inside, a1);
  expect([a1, a2, b1].map((sender) => letIn(nat, sender, from) !== null)).toEqual(lets);
  expect(letIn(nat, a1, from)).toEqual(inside);
});

test('nobody comes in before something went out', () => {
  expect(letIn(createNat('full-cone', '203.0.113.1'), a1, { host: '203.0.113.1', port: 40_000 })).toBeNull();
});

const d: Outcome = 'direct';
const r: Outcome = 'relay';

test('which NATs let a call through directly, and which need TURN', () => {
  const table = outcomes(true);
  expect(natKinds.map((alice) => natKinds.map((bob) => table[alice][bob]))).toEqual([
    [d, d, d, d, d],
    [d, d, d, d, d],
    [d, d, d, d, d],
    [d, d, d, d, r],
    [d, d, d, r, r],
  ]);
});

test('without TURN the same pairs are lost', () => {
  const [having, lacking] = [outcomes(true), outcomes(false)];
  for (const alice of natKinds) {
    for (const bob of natKinds) {
      expect(lacking[alice][bob]).toBe(having[alice][bob] === 'relay' ? 'none' : 'direct');
      expect(having[alice][bob]).toBe(having[bob][alice]);
    }
  }
});

test('a host behind a NAT is never reached at its own address from another network', () => {
  const { steps } = traverse({ alice: 'full-cone', bob: 'full-cone' }, false);
  const toHost = steps.filter(
    (step) => (step.code === 'checked' || step.code === 'arrived') && step.remote.type === 'host',
  );
  expect(toHost.length).toBeGreaterThan(0);
  for (const step of toHost) expect(step).toMatchObject({ code: 'checked', loss: 'no-route' });
});

test('a symmetric NAT is met through the address that its check comes from', () => {
  const { steps } = traverse({ alice: 'symmetric', bob: 'restricted-cone' }, false);
  expect(steps).toContainEqual(expect.objectContaining({ code: 'learnt', peer: 'bob' }));
  expect(steps.at(-1)).toMatchObject({ code: 'selected' });
});

test('between two symmetric NATs every direct check is filtered', () => {
  const { steps } = traverse({ alice: 'symmetric', bob: 'symmetric' }, false);
  const direct = steps.filter((step) => step.code === 'checked' && step.remote.type === 'srflx');
  expect(direct.length).toBe(2);
  for (const step of direct) expect(step).toMatchObject({ loss: 'filtered' });
  expect(steps.at(-1)).toEqual({ code: 'failed' });
});

test('the same NATs give the same steps', () => {
  for (const alice of natKinds)
    expect(traverse({ alice, bob: 'symmetric' }, true)).toEqual(traverse({ alice, bob: 'symmetric' }, true));
});
