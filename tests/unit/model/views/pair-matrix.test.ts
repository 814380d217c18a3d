import { expect, test } from 'vitest';
import { matrixOf } from '#labs/model/views/pair-matrix.ts';
import type { PairEnd, PairRow } from '#labs/model/views/pairs.ts';

const end = (type: string, port: number): PairEnd => ({
  type,
  protocol: 'udp',
  address: '192.0.2.1',
  addressClass: 'public',
  port,
  url: null,
});
const pair = (id: string, local: PairEnd, remote: PairEnd): PairRow => ({
  ...{
    id,
    state: 'succeeded',
    isNominated: false,
    isSelected: false,
    bytesSent: 0,
    bytesReceived: 0,
    roundTripTime: null,
  },
  ...{ local, remote, why: 'succeeded-backup' },
});

test('each candidate has one row or column, and what was never paired is empty', () => {
  const [a, b, c] = [end('host', 1), end('relay', 2), end('host', 3)];
  const { locals, remotes, cells } = matrixOf({
    seq: 0,
    at: 0,
    pairs: [pair('1', a, c), pair('2', b, c), pair('3', { ...a }, b)],
  });
  expect(locals).toEqual([a, b]);
  expect(remotes).toEqual([c, b]);
  expect(cells.map((row) => row.map((cell) => cell?.id ?? null))).toEqual([
    ['1', '3'],
    ['2', null],
  ]);
});
