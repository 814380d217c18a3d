import type { Step } from '../fold.ts';
import type { TraceEvent } from '../trace.ts';
import { peers, type PeerId } from '../vocabulary.ts';
import { readClick, type ChangeId } from './changes.ts';
import { missingOf, noDeliveries, stepDeliveries, type Deliveries, type Missing } from './deliveries.ts';

type ByPeer<T> = Readonly<Record<PeerId, T>>;

/** What one click has led to so far. */
export type ClickOutcome = {
  seq: number;
  /** Who changed what; both where they did so at once. */
  by: Readonly<Partial<Record<PeerId, ChangeId>>>;
  isShared: boolean;
  /** How many calls of this click could need a negotiation, and how often `negotiationneeded` fired since. */
  calls: ByPeer<number>;
  needed: ByPeer<number>;
  /** Own offers that were set, and answers. */
  offers: ByPeer<number>;
  answers: ByPeer<number>;
  /** Who has let an offer pass, and who has given the own one up for the other's. */
  ignored: readonly PeerId[];
  rolledBack: readonly PeerId[];
  /** Descriptions that were refused. */
  refused: readonly { peer: PeerId; method: string; error: string }[];
  /** How it stood when the next click came; `null` while it is the last. */
  end: Standing | null;
};

/** Whether a call is as it should be. */
export type Standing = {
  isStable: boolean;
  isConnected: boolean;
  /** An own offer is out, and no answer has come. */
  waiting: readonly PeerId[];
  missing: readonly Missing[];
};

export type Clicks = {
  clicks: readonly ClickOutcome[];
  deliveries: Deliveries;
  signaling: ByPeer<string>;
  connection: ByPeer<string>;
  /** Own offers without an answer. */
  openOffer: ByPeer<boolean>;
  /** Descriptions that are being made or set. */
  pending: ReadonlyMap<string, string>;
};

const none = { alice: 0, bob: 0 };
export const noClicks: Clicks = {
  clicks: [],
  deliveries: noDeliveries,
  signaling: { alice: 'stable', bob: 'stable' },
  connection: { alice: 'new', bob: 'new' },
  openOffer: { alice: false, bob: false },
  pending: new Map(),
};

/** Follows every click and what comes of it, until the next. */
export const stepClicks: Step<Clicks> = (before, event) => {
  if (event.type === 'run.started') return noClicks;
  const deliveries = stepDeliveries(before.deliveries, event);
  const state = deliveries === before.deliveries ? before : { ...before, deliveries };
  const { peer } = event;
  switch (event.type) {
    case 'step.started':
      return stepClick(state, event, peer);
    case 'signaling.changed':
      return { ...state, signaling: { ...state.signaling, [peer]: event.state } };
    case 'connection.changed':
      return { ...state, connection: { ...state.connection, [peer]: event.state } };
    case 'negotiation.needed':
      return count(state, 'needed', peer);
    case 'offer.ignored':
      return change(state, (click) => ({ ...click, ignored: including(click.ignored, peer) }));
    case 'description.applied':
      return stepDescription(state, event);
    case 'call.started':
      if (changing.has(event.method)) return count(state, 'calls', peer);
      if (event.method === 'close') {
        const closed = { signaling: { ...state.signaling, [peer]: 'closed' } };
        return { ...state, ...closed, connection: { ...state.connection, [peer]: 'closed' } };
      }
      if (!describing.has(event.method)) return state;
      return { ...state, pending: new Map(state.pending).set(`${peer} ${event.call}`, event.method) };
    case 'call.rejected': {
      const method = state.pending.get(`${peer} ${event.call}`);
      if (method === undefined) return state;
      const refused = { peer, method, error: event.error.name };
      return change(state, (click) => ({ ...click, refused: [...click.refused, refused] }));
    }
    default:
      return state;
  }
};

export function standingOf({ signaling, connection, openOffer, deliveries }: Clicks): Standing {
  return {
    isStable: peers.every((peer) => signaling[peer] === 'stable'),
    isConnected: peers.every((peer) => connection[peer] === 'connected'),
    waiting: peers.filter((peer) => openOffer[peer] && signaling[peer] === 'have-local-offer'),
    missing: missingOf(deliveries),
  };
}

/** Stable, connected, and every track there. */
export function isWell({ isStable, isConnected, missing }: Standing): boolean {
  return isStable && isConnected && missing.length === 0;
}

const changing: ReadonlySet<string> = new Set([
  'addTrack',
  'removeTrack',
  'addTransceiver',
  'createDataChannel',
  'restartIce',
]);
const describing: ReadonlySet<string> = new Set([
  'createOffer',
  'createAnswer',
  'setLocalDescription',
  'setRemoteDescription',
]);

function stepClick(state: Clicks, event: TraceEvent & { type: 'step.started' }, peer: PeerId): Clicks {
  const click = readClick(event.step);
  if (!click) return state;
  const last = state.clicks.at(-1);
  if (click.isShared && last?.isShared && last.by[peer] === undefined)
    return change(state, (each) => ({ ...each, by: { ...each.by, [peer]: click.change } }));
  const next: ClickOutcome = {
    ...{ seq: event.seq, by: { [peer]: click.change }, isShared: click.isShared },
    ...{ calls: none, needed: none, offers: none, answers: none },
    ...{ ignored: [], rolledBack: [], refused: [], end: null },
  };
  const ended = change(state, (each) => ({ ...each, end: standingOf(state) }));
  return { ...ended, clicks: [...ended.clicks, next] };
}

function stepDescription(state: Clicks, event: TraceEvent & { type: 'description.applied' }): Clicks {
  const { peer, side } = event;
  const { type } = event.description;
  const openOffer = { ...state.openOffer, [peer]: side === 'local' && type === 'offer' };
  const next = { ...state, openOffer };
  if (side === 'local' && type === 'offer') return count(next, 'offers', peer);
  if (side === 'local' && type === 'answer') return count(next, 'answers', peer);
  const isRollback = type === 'rollback' || (side === 'remote' && type === 'offer' && state.openOffer[peer]);
  return isRollback ? change(next, (click) => ({ ...click, rolledBack: including(click.rolledBack, peer) })) : next;
}

function count(state: Clicks, what: 'calls' | 'needed' | 'offers' | 'answers', peer: PeerId): Clicks {
  return change(state, (click) => ({ ...click, [what]: { ...click[what], [peer]: click[what][peer] + 1 } }));
}

/** Changes the last click, whose consequences these are. */
function change(state: Clicks, part: (click: ClickOutcome) => ClickOutcome): Clicks {
  const last = state.clicks.at(-1);
  return last ? { ...state, clicks: [...state.clicks.slice(0, -1), part(last)] } : state;
}

function including(list: readonly PeerId[], peer: PeerId): readonly PeerId[] {
  return list.includes(peer) ? list : [...list, peer];
}
