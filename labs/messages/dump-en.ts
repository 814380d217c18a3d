import type { Dump, MediaRequest } from '#labs/model/importers/dump.ts';
import type { PeerId } from '#labs/model/vocabulary.ts';

/** What the dump reader says. */
export const dump = {
  title: 'Read a dump',
  open: 'Open a dump',
  examples: { works: 'Example: it works', fails: 'Example: it fails' },
  close: 'Close',
  shown: 'Shown',
  both: 'Both ends of a call: {one} and {other}',
  one: 'Connection {id} alone',
  drop: 'Drop a dump here: what chrome://webrtc-internals saved, or an rtcstats file, plain or gzip. It is read in this page and goes nowhere.',
  noExample: 'The example could not be fetched. Is the server still there?',
  noStats: 'No statistics of this connection are in the dump.',
  ends: { alice: 'Caller', bob: 'Callee' } satisfies Record<PeerId, string>,
  onlyEnd: 'Local',
  formats: { 'webrtc-internals': 'chrome://webrtc-internals', rtcstats: 'rtcstats' } satisfies Record<
    Dump['format'],
    string
  >,
  /** In place of what the labs with a call say. */
  frame: {
    openTrace: 'Open',
    replaying: 'You are looking at a trace recorded {date}.',
    backToLive: 'Back to the dump',
  },
  status: {
    empty: 'No dump is open. Nothing that you open leaves this device.',
    reading: 'Reading …',
    noConnection: 'This dump holds no connection: its page had closed them all, or never made one.',
    one: 'One end of a call. Go through it on the time line; the tabs below say what happened.',
    both: 'Both ends of a call are here. The messages between them are inferred: what one end set as local and the other as remote must have gone across.',
  },
  overview: {
    title: 'What is in it',
    connections: 'Connections',
    id: 'Id',
    file: 'File',
    page: 'Page',
    started: 'Began',
    lasted: 'Lasted',
    ended: 'Last state',
    entries: 'Events',
    seconds: '{seconds} s',
    unknownTime: 'time unknown',
    unknownBrowser: 'browser unknown',
    noState: 'none told',
    rough:
      'This browser noted times in whole seconds and without a time zone, so the order within a second is that of the file.',
    media: 'What was asked of the devices ({count})',
    configurations: 'Configurations',
    unknown: 'Entries that this page does not know ({count})',
    outcomes: {
      pending: 'No answer yet when the dump was saved.',
      granted: 'Granted.',
      refused: 'Refused: {name}: {message}',
    } satisfies Record<MediaRequest['outcome']['state'], string>,
  },
  series: {
    title: 'Every series',
    loading: 'Looking …',
    search: 'Search {count} series',
    some: '{shown} of {count} are listed. Search for the others.',
    found: 'Found: {count}',
    facts: '{count} values, from {least} to {greatest}, the last {last}',
    empty: 'no values',
  },
};

export type DumpMessages = typeof dump;
