import { expect, test } from 'vitest';
import { createStageLead } from '#labs/widgets/class/stage-commands.ts';
import { createMoment } from '#labs/widgets/hooks/moment.ts';
import { plainAddress } from '#labs/widgets/lab-address.ts';
import type { ShownLab } from '#labs/widgets/place.ts';
import { registerLab } from '#labs/widgets/registry.ts';
import { buildTrace } from '../../support/build-trace.ts';

/** A lab whose steps end when they are told to. */
function openLab() {
  const did: string[] = [];
  const ends: (() => void)[] = [];
  const trace = buildTrace();
  const source = { getTrace: () => trace, subscribe: () => () => {} };
  const act = (name: string) => () => void did.push(name);
  const forget = registerLab({
    name: 'mesh',
    source: source as never,
    isPaused: () => false,
    step() {
      did.push('step');
      return new Promise<void>((resolve) => ends.push(resolve));
    },
    run: () => Promise.resolve(act('run')()),
    reset: act('reset'),
    hangUp: act('hang up'),
  });
  const rest = { isRead: true, problems: [], dismiss: () => {}, linkTo: () => '', change: () => {} };
  const shown: ShownLab = { name: 'mesh', moment: createMoment(source), address: { address: plainAddress, ...rest } };
  return { did, shown, forget, endStep: () => ends.shift()?.() };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

test('what comes before there is a lab waits for it, and each step for the one before', async () => {
  const { did, shown, forget, endStep } = openLab();
  let lab: ShownLab | null = null;
  const lead = createStageLead(
    () => lab,
    () => {},
  );
  for (let times = 0; times < 3; times += 1) lead.take({ do: 'step' });
  await settled();
  expect(did).toEqual([]);
  lab = shown;
  lead.go();
  await settled();
  expect(did).toEqual(['step']);
  endStep();
  await settled();
  expect(did).toEqual(['step', 'step']);
  lead.take({ do: 'reset' });
  endStep();
  await settled();
  // The third step was meant for a run that is no more.
  expect(did).toEqual(['step', 'step', 'reset']);
  lead.take({ do: 'step' });
  await settled();
  expect(did).toEqual(['step', 'step', 'reset', 'step']);
  forget();
});
