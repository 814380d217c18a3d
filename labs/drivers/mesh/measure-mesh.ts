import type { MeshMeasurement } from '#labs/model/mesh/cost.ts';
import { rateBetween, sentOf, type Sent, type SentRate } from '#labs/model/mesh/sent.ts';
import type { StatsReport } from '#labs/model/trace.ts';
import { plain } from '../sanitise.ts';
import type { MeshLink, MeshPeer } from './mesh-peer.ts';

export type MeshMeter = {
  /**
   * Reads the statistics of every connection of these peers once, and compares them with what it read last time.
   * `null` unless each of them has sent in between, and so has a rate.
   *
   * @param heard gets what was read of each connection
   */
  read: (
    peers: readonly MeshPeer[],
    heard: (peer: MeshPeer, link: MeshLink, reports: readonly StatsReport[]) => void,
  ) => Promise<MeshMeasurement | null>;
  /** Of one peer at the last reading: kbit/s that it sends. */
  uplinkOf: (peer: MeshPeer) => number | null;
};

export function createMeshMeter(): MeshMeter {
  const before = new WeakMap<RTCPeerConnection, Sent>();
  const uplinks = new WeakMap<MeshPeer, number | null>();

  const rateOf = async (
    { connection }: MeshLink,
    heard: (reports: readonly StatsReport[]) => void,
  ): Promise<SentRate | null> => {
    const reports: StatsReport[] = [];
    (await connection.getStats()).forEach((report: unknown) => void reports.push(plain(report)));
    heard(reports);
    const sent = sentOf(reports);
    if (!sent) return null;
    const rate = rateBetween(before.get(connection), sent);
    before.set(connection, sent);
    return rate;
  };

  return {
    async read(peers, heard) {
      const all = await Promise.all(
        peers.map(async (peer) => {
          const links = [...peer.links.values()];
          const rates = await Promise.all(links.map((link) => rateOf(link, (reports) => heard(peer, link, reports))));
          const known = rates.filter((rate) => rate !== null);
          uplinks.set(
            peer,
            known.length === links.length && links.length > 0 ? sum(known.map(({ kbit }) => kbit)) : null,
          );
          return known.length === links.length ? known : null;
        }),
      );
      const rates = all.flatMap((each) => each ?? []);
      if (peers.length === 0 || rates.length === 0 || all.includes(null)) return null;
      const total = sum(rates.map(({ kbit }) => kbit));
      const others = rates.length / peers.length;
      return {
        peers: others + 1,
        perStream: total / rates.length,
        uplink: total / peers.length,
        encoding: sum(rates.map(({ encodeMs }) => encodeMs)) / peers.length,
      };
    },
    uplinkOf: (peer) => uplinks.get(peer) ?? null,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
