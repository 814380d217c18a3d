// What a call of n costs, calculated from one stream that was measured. Rates in kbit/s.

/** One measurement of a mesh whose connections were all up. */
export type MeshMeasurement = {
  peers: number;
  /** Mean kbit/s of one stream to one peer. */
  perStream: number;
  /** kbit/s that one peer sends to all others together. */
  uplink: number;
  /** Milliseconds that the encoders of one peer work in each second. */
  encoding: number;
};

export const connectionsOf = (peers: number): number => (peers * (peers - 1)) / 2;

export type MeshCost = { peers: number; connections: number; uplink: number; encoding: number; isMeasured: boolean };

export const fewestPeers = 2;
export const mostPeers = 12;

/**
 * Rows for every size up to twelve: those that were measured as they were, the others from the mean of what one stream has
 * cost. Empty before anything was measured.
 */
export function costsOf(measured: readonly MeshMeasurement[]): readonly MeshCost[] {
  const usable = measured.filter(({ peers }) => peers > 1);
  if (usable.length === 0) return [];
  const perStream = mean(usable.map((each) => each.perStream));
  const encodingPerStream = mean(usable.map(({ encoding, peers }) => encoding / (peers - 1)));
  return Array.from({ length: mostPeers - fewestPeers + 1 }, (_, index) => {
    const peers = index + fewestPeers;
    const seen = usable.find((each) => each.peers === peers);
    return {
      peers,
      connections: connectionsOf(peers),
      uplink: seen?.uplink ?? perStream * (peers - 1),
      encoding: seen?.encoding ?? encodingPerStream * (peers - 1),
      isMeasured: seen !== undefined,
    };
  });
}

/**
 * The sizes in which a sender offers its picture to an SFU: each half as wide and half as high as the one before, so about
 * a quarter of the bits.
 */
export const layers = { full: 1, half: 1 / 4, quarter: 1 / 16 } as const;
export type Layer = keyof typeof layers;
export const layerNames = Object.keys(layers) as readonly Layer[];

/** What each receiver gets of the others: the same layer of all, or the speaker large and the rest small. */
export type Choice = Layer | 'speaker';
export const choices: readonly Choice[] = ['full', 'half', 'quarter', 'speaker'];

export type Topology = 'mesh' | 'sfu' | 'mcu';

/** Of one peer, and of the server. Streams are pictures; a stream in several layers is one. */
export type TopologyCost = {
  uplink: number;
  downlink: number;
  /** Encoders and decoders of one peer. */
  encoders: number;
  decoders: number;
  server: { in: number; out: number; forwards: number; decodes: number; encodes: number };
};

/** @param rate of one whole picture, in kbit/s */
export function topologyCost(topology: Topology, peers: number, rate: number, choice: Choice): TopologyCost {
  const others = peers - 1;
  const nobody = { in: 0, out: 0, forwards: 0, decodes: 0, encodes: 0 };
  if (topology === 'mesh')
    return { uplink: others * rate, downlink: others * rate, encoders: others, decoders: others, server: nobody };
  if (topology === 'mcu')
    return {
      ...{ uplink: rate, downlink: rate, encoders: 1, decoders: 1 },
      server: { in: peers * rate, out: peers * rate, forwards: 0, decodes: peers, encodes: peers },
    };
  const uplink = simulcastRate(rate, choice);
  const downlink = received(others, choice) * rate;
  return {
    ...{ uplink, downlink, encoders: uplink > rate ? layerNames.length : 1, decoders: others },
    server: { in: peers * uplink, out: peers * downlink, forwards: peers * others, decodes: 0, encodes: 0 },
  };
}

/** Who wants every picture whole needs one layer; who chooses needs all of them sent. */
function simulcastRate(rate: number, choice: Choice): number {
  return choice === 'full' ? rate : rate * layerNames.reduce((sum, layer) => sum + layers[layer], 0);
}

/** In whole pictures. */
function received(others: number, choice: Choice): number {
  if (choice === 'speaker') return others === 0 ? 0 : layers.full + (others - 1) * layers.quarter;
  return others * layers[choice];
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
