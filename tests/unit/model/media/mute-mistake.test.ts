import { expect, test } from 'vitest';
import { fold } from '#labs/model/fold.ts';
import { isHeard, isSettled, noMistake, stepMistake } from '#labs/model/media/mute-mistake.ts';
import type { TrackStateFacts } from '#labs/model/trace.ts';
import { buildTrace, of, type Fact } from '../../../support/build-trace.ts';
import { track, transceiver } from './media-facts.ts';

const [one, two, received] = [track('a1', 'audio'), track('a2', 'audio'), track('r', 'audio')];
const off = (it: TrackStateFacts) => ({ ...it, enabled: false });

/** Alice's page: the streams it holds, the newest last, and what is sent. */
const page = (sent: TrackStateFacts, ...held: readonly TrackStateFacts[]): readonly Fact[] =>
  of('alice', {
    type: 'transceivers.read',
    streams: held.map((each) => ({ id: `s ${each.id}`, side: 'local', tracks: [each] })),
    transceivers: [transceiver('0', sent, received)],
  });
const hears = (...levels: readonly number[]): readonly Fact[] =>
  of('bob', ...levels.map((level): Fact => ({ type: 'sound.measured', track: { id: 'r', kind: 'audio' }, level })));
const after = (...facts: readonly Fact[]) => fold(buildTrace(...facts), stepMistake, noMistake);

test('the button works on the sound of the newest stream', () => {
  const mistake = after(...page(one, one), ...hears(-37, -37), ...page(one, one, two));
  expect(mistake).toMatchObject({ button: two, sent: one });
});

test('off, and another one is sent and heard: mute is lost', () => {
  const lost = after(...page(one, one, off(two)), ...hears(-37, -37));
  expect(isSettled(lost) && isHeard(lost)).toBe(true);
  expect(lost).toMatchObject({ wasLost: true, wasCured: false });
});

test.each([
  { when: 'it was measured once only', facts: [...page(one, one, off(two)), ...hears(-37)] },
  { when: 'nothing is heard', facts: [...page(one, one, off(two)), ...hears(-70, -70)] },
  { when: 'the button is on', facts: [...page(one, one, two), ...hears(-37, -37)] },
  { when: 'there is but one track', facts: [...page(off(one), off(one)), ...hears(-37, -37)] },
])('nothing is lost where $when', ({ facts }) => {
  expect(after(...facts).wasLost).toBe(false);
});

test.each([
  { cure: 'enabled of what is sent', page: page(off(one), off(one), off(two)) },
  { cure: 'replaceTrack() for the sound, too', page: page(off(two), one, off(two)) },
])('lost, and cured by $cure', ({ page: cured }) => {
  const lost = [...page(one, one, off(two)), ...hears(-37, -37)];
  expect(after(...lost, ...cured, ...hears(-70)).wasCured).toBe(false);
  expect(after(...lost, ...cured, ...hears(-70, -70)).wasCured).toBe(true);
  expect(after(...cured, ...hears(-70, -70)).wasCured).toBe(false);
});

test('what was heard before a change says nothing of it', () => {
  const changed = after(...page(one, one), ...hears(-37, -37), ...page(off(one), off(one)));
  expect(changed).toMatchObject({ level: null, samples: 0 });
});
