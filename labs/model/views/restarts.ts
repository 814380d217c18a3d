import type { Step } from '../fold.ts';
import type { TraceEvent } from '../trace.ts';
import { peers, type PeerId } from '../vocabulary.ts';

/** `restartIce()` and the offer that follows it, or `createOffer({ iceRestart: true })`, which came before there was such a method. */
export type RestartWay = 'method' | 'option';

/** What a local description says, as far as a restart may or must not change it. */
export type DescriptionParts = {
  ufrag: string;
  pwd: string;
  fingerprint: string;
  /** `audio 0, video 1`: kinds and mids of the m-sections. */
  sections: string;
  codecs: number;
  /** The `msid` lines: which tracks are sent. */
  tracks: string;
};

export type Restarted = {
  before: DescriptionParts;
  /** `null` until the new description is in force. */
  after: DescriptionParts | null;
  /** RTP packets this peer had received by the statistics before the restart, and by the latest. */
  packetsBefore: number;
  packets: number;
};

export type Restart = { way: RestartWay; seq: number; at: number; sides: Readonly<Record<PeerId, Restarted>> };

export type RestartFacts = {
  now: Readonly<Record<PeerId, { parts: DescriptionParts | null; packets: number; connections: number }>>;
  restarts: readonly Restart[];
};

const none = { parts: null, packets: 0, connections: 0 };
export const noRestarts: RestartFacts = { now: { alice: none, bob: none }, restarts: [] };

/** The steps that restart ICE, by their names. */
export const restartSteps: Readonly<Record<string, RestartWay>> = {
  'restart-by-method': 'method',
  'restart-by-option': 'option',
};

export const stepRestarts: Step<RestartFacts> = (facts, event) => {
  const { peer } = event;
  const own = facts.now[peer];
  const put = (part: Partial<typeof own>) => ({ ...facts, now: { ...facts.now, [peer]: { ...own, ...part } } });
  switch (event.type) {
    case 'run.started':
      return noRestarts;
    case 'connection.created':
      return put({ connections: own.connections + 1 });
    case 'step.started': {
      const way = restartSteps[event.step];
      return way === undefined ? facts : begin(facts, way, event);
    }
    case 'description.applied':
      if (event.side !== 'local' || event.description.type === 'rollback') return facts;
      return complete(put({ parts: partsOf(event.description.sdp) }), peer);
    case 'stats.sampled': {
      const received = event.reports.filter(({ type }) => type === 'inbound-rtp');
      const packets = received.reduce((sum, { packetsReceived }) => sum + Number(packetsReceived ?? 0), 0);
      return packets === own.packets ? facts : count(put({ packets }), peer, packets);
    }
    default:
      return facts;
  }
};

function begin(facts: RestartFacts, way: RestartWay, { seq, at }: TraceEvent): RestartFacts {
  const sideOf = (peer: PeerId): Restarted | null => {
    const { parts, packets } = facts.now[peer];
    return parts && { before: parts, after: null, packetsBefore: packets, packets };
  };
  const [alice, bob] = peers.map(sideOf);
  if (!alice || !bob) return facts;
  return { ...facts, restarts: [...facts.restarts, { way, seq, at, sides: { alice, bob } }] };
}

function complete(facts: RestartFacts, peer: PeerId): RestartFacts {
  return change(facts, peer, (side) => ({ after: side.after ?? facts.now[peer].parts }));
}

function count(facts: RestartFacts, peer: PeerId, packets: number): RestartFacts {
  return change(facts, peer, () => ({ packets }));
}

/** Changes the last restart, the only one that is not over. */
function change(facts: RestartFacts, peer: PeerId, part: (side: Restarted) => Partial<Restarted>): RestartFacts {
  const last = facts.restarts.at(-1);
  if (!last) return facts;
  const side = last.sides[peer];
  const next = { ...last, sides: { ...last.sides, [peer]: { ...side, ...part(side) } } };
  return { ...facts, restarts: [...facts.restarts.slice(0, -1), next] };
}

/** Bundled, so the first m-section speaks for the transport. @see https://www.rfc-editor.org/rfc/rfc8839#section-5.4 */
function partsOf(sdp: string): DescriptionParts {
  const first = (name: string) => new RegExp(`^a=${name}:(\\S.*?)\\s*$`, 'm').exec(sdp)?.[1] ?? '';
  const all = (pattern: RegExp) => [...sdp.matchAll(pattern)].map(([, ...groups]) => groups.join(' '));
  return {
    ufrag: first('ice-ufrag'),
    pwd: first('ice-pwd'),
    fingerprint: first('fingerprint'),
    sections: all(/^m=(\w+) [\s\S]*?^a=mid:(\S+)/gm).join(', '),
    codecs: all(/^a=rtpmap:(\d+)/gm).length,
    tracks: all(/^a=msid:(\S+ \S+)/gm).join(', '),
  };
}
