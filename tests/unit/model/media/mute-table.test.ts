import { expect, test } from 'vitest';
import { fold } from '#labs/model/fold.ts';
import { noMutes, stepMutes } from '#labs/model/media/mute-table.ts';
import { muteStepId, muteWays, readMuteStep } from '#labs/model/media/mute-ways.ts';
import { buildTrace, of, type Fact } from '../../../support/build-trace.ts';
import { bobReceives, samples, step, track } from './media-facts.ts';

const video = { kind: 'video', way: 'enabled' } as const;
const tableOf = (...facts: readonly Fact[]) => fold(buildTrace(...facts), stepMutes, noMutes).video;
const picture = (brightness: number, change: number, id = 'v') =>
  of('bob', { type: 'picture.measured', track: { id, kind: 'video' }, brightness, change });
const flowing = samples(0, { frames: 0, bytes: 0 }, { frames: 10, bytes: 1000 }, { frames: 20, bytes: 3000 });
const standing = samples(2000, ...Array.from({ length: 4 }, () => ({ frames: 20, bytes: 3000 })));

test('a step says what is muted, and any other step says nothing', () => {
  for (const way of muteWays) {
    const given = { phase: 'mute', way, kind: 'audio' } as const;
    expect(readMuteStep(muteStepId(given))).toEqual(given);
  }
  for (const other of ['', 'negotiate', 'mute enabled', 'mute loudly video', 'unmute stop smell', 'hold stop video'])
    expect(readMuteStep(other)).toBeNull();
});

test('rates are those of the phase, from its second sample on', () => {
  const { rows } = tableOf(
    ...bobReceives(track('v', 'video')),
    ...flowing,
    ...step({ phase: 'mute', ...video }),
    ...standing,
    ...step({ phase: 'unmute', ...video }),
    ...samples(5000, { frames: 20, bytes: 3000 }, { frames: 22, bytes: 3100 }, { frames: 32, bytes: 4100 }),
  );
  expect(rows.enabled?.before).toMatchObject({ samples: 3, framesPerSecond: 20, bytesPerSecond: 4000 });
  expect(rows.enabled?.during).toMatchObject({ samples: 4, framesPerSecond: 0, bytesPerSecond: 0 });
  expect(rows.enabled?.after).toMatchObject({ samples: 3, framesPerSecond: 20, bytesPerSecond: 2000 });
});

test('a phase without two samples of its own has no rate, and none is made up', () => {
  const { rows } = tableOf(...flowing, ...step({ phase: 'mute', ...video }), ...standing.slice(0, 2));
  expect(rows.enabled?.during).toMatchObject({ samples: 2, framesPerSecond: null, bytesPerSecond: null });
  expect(rows.enabled?.after).toBeNull();
});

test('a report that is gone, or another one, tells no rate', () => {
  const none = of('bob', { type: 'stats.sampled', reports: [] });
  const gone = tableOf(...step({ phase: 'mute', ...video }), ...none, ...none, ...none);
  expect(gone.rows.enabled?.during).toMatchObject({ samples: 3, framesPerSecond: null });
  const again = tableOf(...step({ phase: 'mute', ...video }), ...standing, ...none, ...none);
  expect(again.rows.enabled?.during).toMatchObject({ samples: 6, framesPerSecond: null });
});

test('a muted way without anything before it has no figures before', () => {
  expect(tableOf(...step({ phase: 'mute', ...video }), ...standing).rows.enabled?.before).toBeNull();
});

test.each([
  { brightness: 0, change: 0, seen: 'black' },
  { brightness: 7.9, change: 3, seen: 'black' },
  { brightness: 30, change: 0, seen: 'frozen' },
  { brightness: 30, change: 1.2, seen: 'running' },
] as const)('brightness $brightness with a change of $change is $seen', ({ brightness, change, seen }) => {
  const { figures } = tableOf(...bobReceives(track('v', 'video')), ...picture(brightness, change));
  expect(figures.picture).toBe(seen);
});

test('a picture of another track is not looked at', () => {
  const { figures } = tableOf(...bobReceives(track('v', 'video')), ...picture(30, 1, 'second'));
  expect(figures.picture).toBeNull();
});

test('events are those of the kind, named as the DOM names them, at the side where they came', () => {
  const muted = (kind: 'audio' | 'video'): Fact => ({ type: 'track.muted', track: { id: kind, kind } });
  const { rows } = tableOf(
    ...step({ phase: 'mute', kind: 'video', way: 'remove' }),
    ...of('alice', { type: 'negotiation.needed' }),
    ...of('bob', muted('audio'), muted('video')),
    ...bobReceives(track('v', 'video', { muted: true })),
    ...step({ phase: 'unmute', kind: 'video', way: 'remove' }),
  );
  expect(rows.remove?.during).toMatchObject({ near: ['negotiationneeded'], far: ['mute'] });
  expect(rows.remove?.during.remote).toEqual({ muted: true, readyState: 'live', enabled: true });
  expect(rows.remove?.after).toMatchObject({ near: [], far: [], remote: { muted: true } });
});

test('what is done to the sound leaves the row of the picture alone', () => {
  const { rows, phase } = tableOf(...step({ phase: 'mute', kind: 'audio', way: 'stop' }));
  expect({ rows, phase }).toEqual({ rows: {}, phase: 'before' });
});

test('a new run begins with an empty table', () => {
  const again: Fact = { type: 'run.started', scenario: 'media-call', fault: null };
  expect(tableOf(...step({ phase: 'mute', ...video }), ...standing, again)).toEqual(noMutes.video);
});
