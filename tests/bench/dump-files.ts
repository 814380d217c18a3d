import { readFileSync } from 'node:fs';

type Series = { startTime: string; endTime: string; statsType: string; values: string };
type Connection = { stats: Record<string, Series>; updateLog: { timestamp: number }[] };

/** So many samples a browser keeps. */
const samples = 1000;

/**
 * A dump of about this many megabytes as a browser would save after a long day: the connections of a real one again and
 * again, each series as long as a browser lets it grow.
 */
export function largeDump(megabytes: number): string {
  const real = JSON.parse(readFileSync('src/public/dumps/chromium-call.json', 'utf8')) as {
    PeerConnections: Record<string, Connection>;
  };
  const long = Object.values(real.PeerConnections).map((connection) => ({
    ...connection,
    stats: Object.fromEntries(Object.entries(connection.stats).map(([name, series]) => [name, lengthen(name, series)])),
  }));
  const connections: Record<string, unknown> = {};
  for (let size = 0, index = 0; size < megabytes * 1e6; index += 1) {
    const connection = long[index % long.length];
    connections[`${index}-1`] = connection;
    size += JSON.stringify(connection).length;
  }
  return JSON.stringify({ ...real, PeerConnections: connections });
}

function lengthen(name: string, series: Series): Series {
  const values = JSON.parse(series.values || '[]') as unknown[];
  const [first, last] = [values[0], values.at(-1)];
  const length = values.length < 3 ? values.length : samples;
  const step =
    name.endsWith('-timestamp') || typeof first !== 'number' || typeof last !== 'number'
      ? 1000
      : (last - first) / Math.max(1, values.length - 1);
  const grown = Array.from({ length }, (_, index) => {
    const value = values[index % values.length];
    return index < values.length || typeof first !== 'number' ? value : first + step * index;
  });
  const end = new Date(Date.parse(series.startTime) + length * 1000).toISOString();
  return { ...series, endTime: end, values: JSON.stringify(grown) };
}
