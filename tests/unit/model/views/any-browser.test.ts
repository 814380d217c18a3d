import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold, scan } from '#labs/model/fold.ts';
import { initialCallStates, stepCallStates } from '#labs/model/views/call-states.ts';
import { machineIds, peers, type MachineId, type SdpType, type SignalingState } from '#labs/model/vocabulary.ts';
import { buildTrace, type Fact } from '../../../support/build-trace.ts';
import { anyFollowed } from '../any-trace.ts';
import { called, created, methodFor, refused, sets, setsImplicitly } from '../facts.ts';
import { operations, specifiedImplicit, specifiedSignaling, type Operation } from '../specified.ts';

const machineOf: Readonly<Record<string, MachineId>> = {
  'signaling.changed': 'signaling',
  'ice-gathering.changed': 'ice-gathering',
  'ice-connection.changed': 'ice-connection',
  'connection.changed': 'connection',
};

test('in whatever order events come, each machine is where the last report says and has been there', () => {
  fc.assert(
    fc.property(anyFollowed, (facts) => {
      const trace = buildTrace(...facts);
      const states = scan(trace, stepCallStates, initialCallStates);
      trace.events.forEach((event, index) => {
        const [before, after] = [states[index], states[index + 1]];
        if (before === undefined || after === undefined) throw new Error('the scan is too short');
        const machine = machineOf[event.type];
        if (machine && 'state' in event) expect(after[event.peer].machines[machine].state).toBe(event.state);
        for (const id of machineIds) {
          const { state, visited } = after[event.peer].machines[id];
          expect(visited).toContain(state);
          expect(new Set(visited).size).toBe(visited.length);
        }
        // What was found stays found, and nothing is found about the other one.
        const [kept, grown] = [before[event.peer].disagreements, after[event.peer].disagreements];
        expect(grown.slice(0, kept.length)).toEqual(kept);
        expect(grown.slice(kept.length).every(({ seq, peer }) => seq === event.seq && peer === event.peer)).toBe(true);
        const other = event.peer === 'alice' ? 'bob' : 'alice';
        expect(after[other]).toBe(before[other]);
      });
    }),
    { numRuns: 500 },
  );
});

type Press = Operation | 'implicit' | 'createOffer' | 'createAnswer' | 'close';
const presses: readonly Press[] = [...operations, 'implicit', 'createOffer', 'createAnswer', 'close'];

/** What a browser that follows the specification to the letter records of these calls, and where it ends. */
function conforming(tried: readonly Press[]): { facts: readonly Fact[]; signaling: SignalingState; changes: number } {
  const facts: Fact[] = [created];
  let signaling: SignalingState = 'stable';
  let changes = 0;
  for (const press of tried) {
    if (press === 'close') {
      facts.push(...called('close'));
      signaling = 'closed';
    } else if (press === 'createOffer' || press === 'createAnswer') {
      const type = press === 'createOffer' ? 'offer' : 'answer';
      const isAllowed = specifiedSignaling[signaling][`local.${type}`] !== undefined;
      facts.push(...(isAllowed ? called(press) : refused(press)));
    } else {
      const implied: SdpType | undefined = specifiedImplicit[signaling];
      const operation: Operation | undefined = press === 'implicit' ? implied && `local.${implied}` : press;
      const next: SignalingState | undefined = operation && specifiedSignaling[signaling][operation];
      if (operation === undefined || next === undefined) {
        facts.push(...(press === 'implicit' ? refused('setLocalDescription') : refusedOperation(press)));
        continue;
      }
      const reports = next === signaling ? [] : reportsOf(signaling, operation, next);
      changes += reports.length > 0 ? 1 : 0;
      const [side, type] = parts(operation);
      facts.push(...(press === 'implicit' ? setsImplicitly(type, ...reports) : sets(side, type, ...reports)));
      signaling = next;
    }
  }
  return { facts, signaling, changes };
}

function parts(operation: Operation) {
  return operation.split('.') as ['local' | 'remote', 'offer' | 'pranswer' | 'answer' | 'rollback'];
}

function refusedOperation(operation: Operation): readonly Fact[] {
  const [side, type] = parts(operation);
  return refused(methodFor(side), type);
}

function reportsOf(from: SignalingState, operation: Operation, to: SignalingState): readonly SignalingState[] {
  return from === 'have-local-offer' && operation === 'remote.offer' ? ['stable', to] : [to];
}

const anyPresses = fc.array(fc.constantFrom(...presses), { maxLength: 30 });

test('a browser that follows the specification is never accused, whatever is called on it', () => {
  const ends = new Set<SignalingState>();
  fc.assert(
    fc.property(anyPresses, (tried) => {
      const { facts, signaling } = conforming(tried);
      const { alice } = fold(buildTrace(...facts), stepCallStates, initialCallStates);
      expect(alice.disagreements).toEqual([]);
      expect(alice.machines.signaling.state).toBe(signaling);
      expect(alice.pending.size).toBe(0);
      ends.add(signaling);
    }),
    { numRuns: 500 },
  );
  expect(ends.size).toBe(6);
});

test('a browser that keeps its reports to itself is found out once for every change', () => {
  fc.assert(
    fc.property(anyPresses, (tried) => {
      const { facts, signaling, changes } = conforming(tried);
      const silent = facts.filter(({ type }) => type !== 'signaling.changed');
      const { alice } = fold(buildTrace(...silent), stepCallStates, initialCallStates);
      expect(alice.disagreements.map(({ kind }) => kind)).toEqual(Array(changes).fill('missing-report'));
      expect(alice.machines.signaling.state).toBe(signaling);
    }),
    { numRuns: 300 },
  );
});

test('a browser that refuses what it must allow is found out at every call', () => {
  fc.assert(
    fc.property(fc.constantFrom(...operations), fc.constantFrom(...operations), (first, second) => {
      const { facts, signaling } = conforming([first]);
      const isLegal = specifiedSignaling[signaling][second] !== undefined;
      const { alice } = fold(buildTrace(...facts, ...refusedOperation(second)), stepCallStates, initialCallStates);
      expect(alice.disagreements.map(({ kind }) => kind)).toEqual(isLegal ? ['unexpected-refusal'] : []);
    }),
  );
});

test('both peers are followed alike', () => {
  fc.assert(
    fc.property(anyFollowed, (facts) => {
      const said = (swap: boolean) =>
        fold(
          buildTrace(
            ...facts.map((fact) => ({
              ...fact,
              peer: (fact.peer === 'bob') === swap ? ('alice' as const) : ('bob' as const),
            })),
          ),
          stepCallStates,
          initialCallStates,
        );
      const [straight, crossed] = [said(false), said(true)];
      for (const peer of peers) {
        const other = peer === 'alice' ? 'bob' : 'alice';
        expect(straight[peer].machines).toEqual(crossed[other].machines);
        expect(straight[peer].disagreements.length).toBe(crossed[other].disagreements.length);
      }
    }),
  );
});
