import { isTurnUrl } from '../ice/server-url.ts';
import { iceServersOf } from '../diagnosis/ice-servers.ts';
import type { Step } from '../fold.ts';
import { parseCandidate, type ParsedCandidate } from '../sdp/candidate.ts';
import type { TraceEventOf } from '../trace.ts';
import type { IceGatheringState } from '../vocabulary.ts';
import { isExchange, type Exchange } from './exchanges.ts';

export type FoundCandidate = {
  seq: number;
  at: number;
  line: string;
  parsed: ParsedCandidate | null;
  url: string | null;
};
export type FailedServer = TraceEventOf<'candidate.failed'>;

/** How the caller's last connection gathers. Times are milliseconds since the trace began. */
export type Gathering = {
  state: IceGatheringState;
  startedAt: number | null;
  endedAt: number | null;
  /** Every URL that was configured, once. */
  urls: readonly string[];
  found: readonly FoundCandidate[];
  failed: readonly FailedServer[];
  /** What the lab's own server told. */
  exchanges: readonly Exchange[];
};

export const noGathering: Gathering = {
  state: 'new',
  startedAt: null,
  endedAt: null,
  urls: [],
  found: [],
  failed: [],
  exchanges: [],
};

export const stepGathering: Step<Gathering> = (gathering, event) => {
  if (event.peer !== 'alice') return gathering;
  if (isExchange(event)) return { ...gathering, exchanges: [...gathering.exchanges, event] };
  switch (event.type) {
    case 'connection.created': {
      const urls = [...new Set(iceServersOf(event.configuration).flat())];
      return { ...noGathering, urls, exchanges: gathering.startedAt === null ? gathering.exchanges : [] };
    }
    case 'ice-gathering.changed':
      if (event.state === 'gathering')
        return { ...gathering, state: event.state, startedAt: gathering.startedAt ?? event.at, endedAt: null };
      return { ...gathering, state: event.state, endedAt: event.at };
    case 'candidate.gathered': {
      const { seq, at, candidate } = event;
      if (!candidate?.candidate) return gathering;
      const { candidate: line, url = null } = candidate;
      return { ...gathering, found: [...gathering.found, { seq, at, line, parsed: parseCandidate(line), url }] };
    }
    case 'candidate.failed':
      return { ...gathering, failed: [...gathering.failed, event] };
    default:
      return gathering;
  }
};

/**
 * What became of one server: it gave a candidate; the lab's own says that it answered, and no candidate came of it; it failed;
 * nothing was heard of it yet, or at all.
 */
export type ServerFate = 'candidate' | 'answered' | 'failed' | 'waiting' | 'silent';

export function fateOfServer({ state, found, failed, exchanges }: Gathering, url: string): ServerFate {
  const type = isTurnUrl(url) ? 'relay' : 'srflx';
  const isFrom = (candidate: FoundCandidate) => candidate.parsed?.type === type && (candidate.url ?? url) === url;
  if (found.some(isFrom)) return 'candidate';
  const answer = type === 'relay' ? 'turn.allocated' : 'stun.answered';
  if (exchanges.some((exchange) => exchange.type === answer)) return 'answered';
  if (failed.some((event) => event.url === url)) return 'failed';
  return state === 'complete' ? 'silent' : 'waiting';
}

/** The servers that have still to answer while gathering goes on. */
export function waitedFor(gathering: Gathering): readonly string[] {
  if (gathering.state !== 'gathering') return [];
  return gathering.urls.filter((url) => fateOfServer(gathering, url) === 'waiting');
}
