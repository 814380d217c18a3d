import { muteWays } from '#labs/model/media/mute-ways.ts';
import type { StreamFacts, TrackFacts, TransceiverFacts } from '#labs/model/trace.ts';
import { of, type Fact } from '../../../support/build-trace.ts';
import { bobReceives, samples, step, track, transceiver } from '../media/media-facts.ts';
import type { CheckpointRow } from './connecting-checkpoints.rows.ts';
import type { PredictionRow } from './connecting-predictions.rows.ts';

const [v, v2, a, a2, b] = [
  track('v', 'video'),
  track('v2', 'video'),
  track('a', 'audio'),
  track('a2', 'audio', { enabled: false }),
  track('b', 'video'),
];
const reads = (transceivers: readonly TransceiverFacts[], streams: readonly StreamFacts[] = []): Fact => ({
  type: 'transceivers.read',
  transceivers,
  streams,
});
const both = (alice: readonly TransceiverFacts[], bob: readonly TransceiverFacts[]) => [
  ...of('alice', reads(alice)),
  ...of('bob', reads(bob)),
];
const first = [transceiver('0', v, b), transceiver('0', b, v)] as const;
const second = transceiver('1', v2, b, 'sendonly');
const takenBy = (direction: 'recvonly' | 'inactive') => transceiver('1', null, v2, direction);
const replaced = (before: TrackFacts | null, after: TrackFacts | null): Fact => ({
  type: 'track.replaced',
  before,
  after,
});
const switched = replaced({ id: 'v', kind: 'video' }, { id: 'v2', kind: 'video' });
const needed: Fact = { type: 'negotiation.needed' };
const still = samples(0, ...Array.from({ length: 5 }, () => ({ frames: 1, bytes: 1 })));
const local = (...tracks: StreamFacts['tracks']): StreamFacts => ({ id: tracks[0]?.id ?? '', side: 'local', tracks });
const hears = (...levels: readonly number[]) =>
  of('bob', ...levels.map((level): Fact => ({ type: 'sound.measured', track: { id: 'r', kind: 'audio' }, level })));
const mixedUp = [
  ...of('alice', reads([transceiver('0', a, track('r', 'audio'))], [local(a, v), local(a2, v2)])),
  ...hears(-37, -37),
];
const cured = [
  ...of(
    'alice',
    reads([transceiver('0', { ...a, enabled: false }, track('r', 'audio'))], [local(a, v), local(a2, v2)]),
  ),
  ...hears(-70, -70),
];
const tried = (way: (typeof muteWays)[number]) => [...step({ phase: 'mute', way, kind: 'video' }), ...still];

export const mediaCheckpointRows: readonly CheckpointRow[] = [
  {
    id: 'second-video',
    when: 'two pictures flow from Alice',
    facts: both([first[0], second], [first[1], takenBy('recvonly')]),
    missing: null,
  },
  {
    id: 'second-video',
    when: 'Bob does not take the second',
    facts: both([first[0], second], [first[1], takenBy('inactive')]),
    missing: 'no-second-video',
  },
  {
    id: 'direction-turned',
    when: 'it sends and receives',
    facts: both([first[0]], [first[1]]),
    missing: 'no-other-direction',
  },
  {
    id: 'direction-turned',
    when: 'it was turned and answered',
    facts: of('alice', reads([transceiver('0', v, b, 'inactive')])),
    missing: null,
  },
  {
    id: 'direction-turned',
    when: 'it was turned and not answered yet',
    facts: of('alice', reads([{ ...transceiver('0', v, b, 'recvonly'), currentDirection: 'sendrecv' }])),
    missing: 'no-other-direction',
  },
  {
    id: 'direction-turned',
    when: 'its track was taken away',
    facts: of('alice', reads([transceiver('0', null, b, 'recvonly')])),
    missing: 'no-other-direction',
  },
  { id: 'six-ways', when: 'all were measured', facts: muteWays.flatMap(tried), missing: null },
  { id: 'six-ways', when: 'one was not', facts: muteWays.slice(1).flatMap(tried), missing: 'not-six-ways' },
  { id: 'camera-switched', when: 'another camera is sent', facts: of('alice', switched), missing: null },
  {
    id: 'camera-switched',
    when: 'a negotiation was needed',
    facts: of('alice', switched, needed),
    missing: 'not-switched',
  },
  {
    id: 'camera-switched',
    when: 'nothing is sent',
    facts: of('alice', replaced({ id: 'v', kind: 'video' }, null)),
    missing: 'not-switched',
  },
  { id: 'mute-lost', when: 'Bob hears what the button does not disable', facts: mixedUp, missing: null },
  { id: 'mute-lost', when: 'nothing was mixed up', facts: hears(-37, -37), missing: 'mute-still-works' },
  { id: 'mute-cured', when: 'what is sent is disabled', facts: [...mixedUp, ...cured], missing: null },
  { id: 'mute-cured', when: 'mute never broke', facts: cured, missing: 'not-cured' },
];

const looked = (brightness: number): readonly Fact[] =>
  of('bob', { type: 'picture.measured', track: { id: 'v', kind: 'video' }, brightness, change: 1 });
const far = (type: 'track.muted' | 'track.ended'): readonly Fact[] =>
  of('bob', { type, track: { id: 'v', kind: 'video' } });

export const mediaPredictionRows: readonly PredictionRow[] = [
  {
    id: 'disabled-picture',
    when: 'it is black',
    facts: [...bobReceives(v), ...tried('enabled'), ...looked(0)],
    says: 'black',
  },
  {
    id: 'disabled-picture',
    when: 'it was not measured',
    facts: step({ phase: 'mute', way: 'enabled', kind: 'video' }),
    says: null,
  },
  { id: 'removed-track', when: 'it was muted', facts: [...tried('remove'), ...far('track.muted')], says: 'mutes' },
  { id: 'removed-track', when: 'it has ended', facts: [...tried('remove'), ...far('track.ended')], says: 'ends' },
  { id: 'removed-track', when: 'no event came', facts: tried('remove'), says: 'nothing' },
  { id: 'removed-track', when: 'it was muted in another way', facts: tried('stop'), says: null },
  { id: 'mute-after-switch', when: 'Bob hears it all', facts: mixedUp, says: 'everything' },
  { id: 'mute-after-switch', when: 'nothing was switched', facts: hears(-37, -37), says: null },
];
