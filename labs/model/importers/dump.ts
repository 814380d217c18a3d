import type { StatsReport, Trace } from '../trace.ts';

/** One connection of a dump: what happened, as a trace of one peer without statistics, and what was measured. */
export type DumpConnection = {
  /** As the dump calls it. */
  id: string;
  /** The page it belonged to; text of somebody else's, never to be taken for HTML. */
  url: string;
  trace: Trace;
  /** Milliseconds since 1970 at which its trace begins; `null` where the dump does not say. */
  startedAt: number | null;
  /** Times are whole seconds. */
  isRough: boolean;
  /** A dump has one list of values for each member of a report, or whole samples. */
  measured: { as: 'series'; series: readonly DumpSeries[] } | { as: 'samples'; samples: readonly DumpSample[] };
};

/** One member of one report over time. `values` is still the text of a JSON array: a dump has hundreds, and few are looked at. */
export type DumpSeries = {
  report: string;
  /** `inbound-rtp` and its like; empty in old dumps. */
  type: string;
  /** Without brackets. */
  member: string;
  /** The browser has derived it itself. */
  isDerived: boolean;
  values: string;
  /** Milliseconds since 1970. */
  startedAt: number | null;
  endedAt: number | null;
};

/** What one `getStats()` gave. `at` is milliseconds since 1970. */
export type DumpSample = { at: number; reports: readonly StatsReport[] };

export type MediaRequest = {
  /** Milliseconds since 1970. */
  at: number | null;
  origin: string;
  kind: 'getUserMedia' | 'getDisplayMedia' | 'enumerateDevices';
  audio: string | null;
  video: string | null;
  outcome:
    | { state: 'pending' }
    | { state: 'granted'; at: number | null }
    | { state: 'refused'; name: string; message: string };
};

export type UnknownEntry = { name: string; count: number };

export type Dump = {
  format: 'webrtc-internals' | 'rtcstats';
  userAgent: string;
  connections: readonly DumpConnection[];
  media: readonly MediaRequest[];
  /** Entries that mean nothing to us, and how often each came. */
  unknown: readonly UnknownEntry[];
};
