import type { Step } from '../fold.ts';
import { figure } from '../stats/derive.ts';
import { metrics } from '../stats/metrics.ts';
import type { StatsReport, TraceEvent, TrackStateFacts } from '../trace.ts';
import { firstOf } from './media-objects.ts';
import { mediaKinds, readMuteStep, type MediaKind, type MuteWay } from './mute-ways.ts';

/** What is seen of a picture: nothing but black, a picture that stands still, one that moves. */
export type PictureSeen = 'black' | 'frozen' | 'running';

/** What one phase has shown. A figure is `null` where no two samples tell it. */
export type PhaseFigures = {
  /** Samples that fell into this phase. The first may tell of the one before. */
  samples: number;
  /** At the far side, from the second sample of this phase to the last. */
  framesPerSecond: number | null;
  bytesPerSecond: number | null;
  /** Decibels below the loudest, as it was measured last. */
  level: number | null;
  picture: PictureSeen | null;
  /** DOM events, as they are named, in their order. */
  near: readonly string[];
  far: readonly string[];
  /** The track that the far side receives. */
  remote: Pick<TrackStateFacts, 'muted' | 'readyState' | 'enabled'> | null;
};

export type MuteRow = { before: PhaseFigures | null; during: PhaseFigures; after: PhaseFigures | null };

export type MuteTable = Readonly<Record<MediaKind, MuteRows>>;
type MuteRows = {
  /** By the way; what was tried last stands for it. */
  rows: Readonly<Partial<Record<MuteWay, MuteRow>>>;
  way: MuteWay | null;
  phase: keyof MuteRow;
  figures: PhaseFigures;
  /** Of the second sample of this phase: what was still on its way has come by then. */
  report: StatsReport | null;
  /** The id of the track that the far side receives. */
  track: string | null;
};

const blank: PhaseFigures = {
  ...{ samples: 0, framesPerSecond: null, bytesPerSecond: null, level: null, picture: null },
  ...{ near: [], far: [], remote: null },
};
const noRows: MuteRows = { rows: {}, way: null, phase: 'before', figures: blank, report: null, track: null };
export const noMutes: MuteTable = { video: noRows, audio: noRows };

/** So dark is no picture, even of a room at night; so little changes in a picture that nobody sends. Both of 255. */
const darkest = 8;
const leastChange = 0.05;
/** After so many samples a sender of one frame a second has been seen to send. */
export const enoughSamples = 5;

/** What Bob sees and hears before, while and after Alice mutes in each way, from what was measured in this run. */
export const stepMutes: Step<MuteTable> = (before, event) => {
  if (event.type === 'run.started') return noMutes;
  let after = before;
  for (const kind of mediaKinds) {
    const rows = stepRows(before[kind], event, kind);
    if (rows !== before[kind]) after = { ...after, [kind]: rows };
  }
  return after;
};

function stepRows(rows: MuteRows, event: TraceEvent, kind: MediaKind): MuteRows {
  switch (event.type) {
    case 'step.started':
      return begin(rows, event.step, kind);
    case 'stats.sampled':
      return event.peer === 'bob' ? sample(rows, event.reports, kind) : rows;
    case 'transceivers.read': {
      const received = event.peer === 'bob' ? firstOf(event.transceivers, kind)?.receives : undefined;
      if (!received) return rows;
      const { muted, readyState, enabled } = received;
      return see({ ...rows, track: received.id }, { remote: { muted, readyState, enabled } });
    }
    case 'picture.measured':
      return event.peer === 'bob' && event.track.id === rows.track ? see(rows, { picture: seen(event) }) : rows;
    case 'sound.measured':
      return event.peer === 'bob' && event.track.id === rows.track ? see(rows, { level: event.level }) : rows;
    default: {
      const name = domEvents.get(event.type);
      if (!name || ('track' in event && event.track.kind !== kind)) return rows;
      const side = event.peer === 'alice' ? 'near' : 'far';
      return see(rows, { [side]: [...rows.figures[side], name] });
    }
  }
}

const domEvents: ReadonlyMap<TraceEvent['type'], string> = new Map([
  ['negotiation.needed', 'negotiationneeded'],
  ['track.received', 'track'],
  ['track.muted', 'mute'],
  ['track.unmuted', 'unmute'],
  ['track.ended', 'ended'],
] as const);

/** What was measured since the last phase began is how it was before this one. */
function begin(rows: MuteRows, step: string, kind: MediaKind): MuteRows {
  const read = readMuteStep(step);
  if (read?.kind !== kind) return rows;
  const { figures } = rows;
  const fresh = { ...blank, remote: figures.remote };
  const isMute = read.phase === 'mute';
  const row: MuteRow = isMute
    ? { before: figures.samples > 2 ? figures : null, during: fresh, after: null }
    : { ...(rows.rows[read.way] ?? { before: null, during: blank }), after: fresh };
  return {
    ...rows,
    rows: { ...rows.rows, [read.way]: row },
    ...{ way: read.way, phase: isMute ? 'during' : 'after', figures: fresh, report: null },
  };
}

function see(rows: MuteRows, what: Partial<PhaseFigures>): MuteRows {
  const figures = { ...rows.figures, ...what };
  const { way, phase } = rows;
  const row = way && rows.rows[way];
  return { ...rows, figures, ...(way && row ? { rows: { ...rows.rows, [way]: { ...row, [phase]: figures } } } : {}) };
}

function sample(rows: MuteRows, reports: readonly StatsReport[], kind: MediaKind): MuteRows {
  const inbound = reports.filter((each) => each['type'] === 'inbound-rtp' && each['kind'] === kind);
  const report = inbound.find((each) => each['trackIdentifier'] === rows.track) ?? inbound[0] ?? null;
  const samples = rows.figures.samples + 1;
  const isSame = rows.report !== null && rows.report['id'] === report?.['id'];
  const before = isSame ? rows.report : null;
  const read = (of: (typeof metrics)[keyof typeof metrics]['of']) =>
    before && report ? figure(of, before, report) : null;
  const bits = read(metrics['received-rate'].of);
  return see(
    { ...rows, report: before ?? (samples > 1 ? report : null) },
    {
      samples,
      bytesPerSecond: bits === null ? null : (bits * 1000) / 8,
      ...(kind === 'video' ? { framesPerSecond: read(metrics['received-frames'].of) } : {}),
    },
  );
}

function seen({ brightness, change }: { brightness: number; change: number }): PictureSeen {
  if (brightness < darkest) return 'black';
  return change < leastChange ? 'frozen' : 'running';
}
