import type { Step } from '../fold.ts';
import type { Description, StatsReport } from '../trace.ts';
import { codecName, isHelper } from './preference.ts';

type Kind = 'audio' | 'video';

/** A codec of an m-section, in the order of its m-line: the first is what its author likes best. */
export type OfferedCodec = { payloadType: number; name: string; clockRate: number; fmtp: string };

/**
 * The codecs of the first m-section of a kind.
 *
 * @see RFC 8866, sections 5.14 (order) and 6.6 (`rtpmap`)
 */
export function codecsOf(sdp: string, kind: Kind): readonly OfferedCodec[] {
  const section = sdp.split(/\r?\n(?=m=)/).find((each) => each.startsWith(`m=${kind} `)) ?? '';
  const [line = ''] = section.split(/\r?\n/);
  return line
    .split(' ')
    .slice(3)
    .filter((payloadType) => /^\d{1,3}$/.test(payloadType))
    .flatMap((payloadType): OfferedCodec[] => {
      const map = new RegExp(`^a=rtpmap:${payloadType} ([^/\\s]+)/(\\d+)`, 'm').exec(section);
      const fmtp = new RegExp(`^a=fmtp:${payloadType} (.*)$`, 'm').exec(section)?.[1]?.trim() ?? '';
      return map ? [{ payloadType: Number(payloadType), name: map[1] ?? '', clockRate: Number(map[2]), fmtp }] : [];
    });
}

/** What became of the codecs of one kind in a call. `null` until it is known. */
export type Negotiation = {
  offered: readonly OfferedCodec[] | null;
  answered: readonly OfferedCodec[] | null;
  /** Of the stream that is sent, from its statistics. */
  used: { name: string; payloadType: number; encoder: string | null; decoder: string | null } | null;
};

export type Negotiations = Readonly<Record<Kind, Negotiation>>;

const unknown: Negotiation = { offered: null, answered: null, used: null };
export const noNegotiations: Negotiations = { audio: unknown, video: unknown };

const kinds: readonly Kind[] = ['audio', 'video'];

/** Follows what the caller offers, what is answered, and what then flows from the caller to the callee. */
export const stepNegotiations: Step<Negotiations> = (negotiations, event) => {
  if (event.type === 'run.started') return noNegotiations;
  if (event.type === 'description.applied' && event.peer === 'alice') {
    const { side, description } = event;
    const member = side === 'local' ? 'offered' : 'answered';
    if (description.type !== (side === 'local' ? 'offer' : 'answer')) return negotiations;
    return each((kind) => ({ ...negotiations[kind], [member]: listOf(description, kind) }));
  }
  if (event.type !== 'stats.sampled') return negotiations;
  const { peer, reports } = event;
  return each((kind) => {
    const before = negotiations[kind];
    if (peer === 'alice') {
      const stream = flowing(reports, 'outbound-rtp', kind);
      const codec = reports.find(({ id }) => id === stream?.['codecId']);
      if (!stream || !codec) return before;
      return {
        ...before,
        used: {
          name: codecName({ mimeType: String(codec['mimeType']) }),
          payloadType: Number(codec['payloadType']),
          encoder: textOf(stream['encoderImplementation']),
          decoder: before.used?.decoder ?? null,
        },
      };
    }
    const decoder = textOf(flowing(reports, 'inbound-rtp', kind)?.['decoderImplementation']);
    return before.used && decoder ? { ...before, used: { ...before.used, decoder } } : before;
  });
};

function each(of: (kind: Kind) => Negotiation): Negotiations {
  const [audio = unknown, video = unknown] = kinds.map(of);
  return { audio, video };
}

function listOf({ sdp }: Description, kind: Kind): readonly OfferedCodec[] {
  return codecsOf(sdp, kind).filter(({ name }) => !isHelper(name));
}

function flowing(reports: readonly StatsReport[], type: string, kind: Kind): StatsReport | undefined {
  return reports.find((report) => report['type'] === type && report['kind'] === kind && report['codecId']);
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' && value !== 'unknown' ? value : null;
}
