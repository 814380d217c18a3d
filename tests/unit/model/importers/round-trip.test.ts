import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseTrace } from '#labs/model/codec.ts';
import { fold } from '#labs/model/fold.ts';
import { connectionTrace, findEnds, joinEnds } from '#labs/model/importers/connection-trace.ts';
import { readDump } from '#labs/model/importers/read-dump.ts';
import { toInternals } from '#labs/model/importers/to-internals.ts';
import { noSeries, stepSeries } from '#labs/model/stats/series.ts';
import type { Trace, TraceEvent } from '#labs/model/trace.ts';
import { peers, type PeerId } from '#labs/model/vocabulary.ts';

const again = (trace: Trace) => readDump(JSON.stringify(toInternals(trace)));

/** What the browser's format has a place for, of one peer. */
function essence(trace: Trace, peer: PeerId) {
  const own = trace.events.filter((event) => event.peer === peer);
  const pick = (read: (event: TraceEvent) => unknown) => own.map(read).filter((value) => value !== undefined);
  return {
    states: pick((event) =>
      event.type.endsWith('.changed') && 'state' in event ? `${event.type} ${event.state}` : undefined,
    ),
    candidates: pick((event) =>
      event.type === 'candidate.gathered' && event.candidate?.candidate ? event.candidate : undefined,
    ),
    descriptions: pick((event) =>
      event.type === 'description.applied' && event.description.sdp !== ''
        ? [event.side, event.description]
        : undefined,
    ),
    failed: pick((event) => (event.type === 'call.rejected' ? event.error : undefined)),
  };
}

function linesOf(trace: Trace, peer: PeerId) {
  const own = { events: trace.events.filter((event) => event.peer === peer) };
  return fold(own, stepSeries, noSeries).lines.map(({ metric, id, kind, rid, values }) => ({
    ...{ metric, id, kind, rid },
    values: values.all.slice(0, values.length),
  }));
}

const recorded = ['chromium', 'firefox'].flatMap((browser) =>
  readdirSync(`tests/fixtures/traces/${browser}`).map((file) => `tests/fixtures/traces/${browser}/${file}`),
);

test.each(recorded)('%s is the same after the way through the browser’s format', (name) => {
  const trace = parseTrace(readFileSync(name, 'utf8'));
  const { connections } = again(trace);
  const present = peers.filter((peer) =>
    trace.events.some((event) => event.peer === peer && event.type === 'connection.created'),
  );
  expect(connections).toHaveLength(present.length);
  present.forEach((peer, index) => {
    const connection = connections[index];
    if (!connection) throw new Error('a connection');
    expect(essence(connectionTrace(connection, peer), peer)).toEqual(essence(trace, peer));
  });
});

test('a real dump of a browser is the same after one more way, statistics included', () => {
  const dump = readDump(readFileSync('src/public/dumps/chromium-call.json', 'utf8'));
  const [caller, callee] = dump.connections;
  if (!caller || !callee) throw new Error('two connections');
  const joined = joinEnds(caller, callee, true);
  const back = again(joined);
  expect(findEnds(back.connections)).toEqual([[0, 1]]);
  peers.forEach((peer, index) => {
    const connection = back.connections[index];
    if (!connection) throw new Error('a connection');
    const trace = connectionTrace(connection, peer);
    expect(essence(trace, peer)).toEqual(essence(joined, peer));
    expect(linesOf(trace, peer)).toEqual(linesOf(joined, peer));
  });
});
