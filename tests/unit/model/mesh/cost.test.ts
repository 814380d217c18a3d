import { expect, test } from 'vitest';
import {
  connectionsOf,
  costsOf,
  mostPeers,
  topologyCost,
  type Choice,
  type MeshMeasurement,
  type Topology,
} from '#labs/model/mesh/cost.ts';

const of = (peers: number, perStream: number, encodingPerStream = 4): MeshMeasurement => ({
  peers,
  perStream,
  uplink: perStream * (peers - 1),
  encoding: encodingPerStream * (peers - 1),
});

test.each([
  [2, 1],
  [3, 3],
  [4, 6],
  [6, 15],
  [12, 66],
])('%i peers have %i connections', (peers, connections) => {
  expect(connectionsOf(peers)).toBe(connections);
});

test('before anything was measured there is nothing to calculate from', () => {
  expect(costsOf([])).toEqual([]);
  expect(costsOf([{ peers: 1, perStream: 0, uplink: 0, encoding: 0 }])).toEqual([]);
});

test('a size that was measured keeps its figures, and the others are n-1 times the mean stream', () => {
  const costs = costsOf([of(2, 30, 2), of(4, 50, 4)]);
  expect(costs.map(({ peers }) => peers)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, mostPeers]);
  expect(costs[0]).toEqual({ peers: 2, connections: 1, uplink: 30, encoding: 2, isMeasured: true });
  expect(costs[1]).toEqual({ peers: 3, connections: 3, uplink: 80, encoding: 6, isMeasured: false });
  expect(costs[2]).toEqual({ peers: 4, connections: 6, uplink: 150, encoding: 12, isMeasured: true });
  expect(costs.at(-1)).toEqual({ peers: 12, connections: 66, uplink: 440, encoding: 33, isMeasured: false });
});

test('in a mesh of six at 100 kbit/s everybody sends and receives five times, and there is no server', () => {
  expect(topologyCost('mesh', 6, 100, 'full')).toEqual({
    ...{ uplink: 500, downlink: 500, encoders: 5, decoders: 5 },
    server: { in: 0, out: 0, forwards: 0, decodes: 0, encodes: 0 },
  });
});

test('an SFU takes one stream of each and forwards it to all others, and opens none', () => {
  expect(topologyCost('sfu', 6, 100, 'full')).toEqual({
    ...{ uplink: 100, downlink: 500, encoders: 1, decoders: 5 },
    server: { in: 600, out: 3000, forwards: 30, decodes: 0, encodes: 0 },
  });
});

test('an MCU sends one mixed picture to each, and decodes and encodes for it', () => {
  expect(topologyCost('mcu', 6, 100, 'full')).toEqual({
    ...{ uplink: 100, downlink: 100, encoders: 1, decoders: 1 },
    server: { in: 600, out: 600, forwards: 0, decodes: 6, encodes: 6 },
  });
});

test.each<[Choice, number]>([
  ['half', 125],
  ['quarter', 31.25],
  ['speaker', 125],
])('who gets %s of the others receives %f kbit/s, and every sender sends three layers', (choice, downlink) => {
  const cost = topologyCost('sfu', 6, 100, choice);
  expect(cost.downlink).toBe(downlink);
  expect(cost.uplink).toBe(131.25);
  expect(cost.encoders).toBe(3);
});

test.each<Topology>(['mesh', 'sfu', 'mcu'])('for two, %s sends one stream of each', (topology) => {
  expect(topologyCost(topology, 2, 80, 'full').uplink).toBe(80);
});
