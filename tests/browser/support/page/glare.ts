import { ownTransceiver } from '#labs/drivers/negotiation/changes.ts';
import {
  createNegotiatedCall,
  type NegotiatedCall,
  type TrackSource,
} from '#labs/drivers/negotiation/negotiated-call.ts';
import { createTraceStore, type TraceStore } from '#labs/drivers/trace-store.ts';
import { changeIds, type ChangeId, type NegotiationWay } from '#labs/model/negotiation/changes.ts';
import { peers, type PeerId } from '#labs/model/vocabulary.ts';
import { otherOf } from './other-peer.ts';
import { createRandom, type Random } from './random.ts';

export type GlareReport = {
  /** Rounds played: as many as were asked for, or up to the first that did not end as it should. */
  rounds: number;
  /** Why the last one did not; `null` where all did. */
  failure: string | null;
  /** Rounds in which an own offer was given up for the other's, and in which one was ignored. */
  rolledBack: number;
  ignored: number;
  /** What descriptions were refused with, and what code threw. */
  errors: readonly string[];
  /** What was done, for who plays the seed again. */
  story: readonly string[];
};

/** Long enough for any offer and answer here, in milliseconds. */
const patience = { perfect: 10_000, naive: 2500 } as const;
const mostOwn = 4;
const anyChange = changeIds.filter((id) => id !== 'begin');

/**
 * Rounds of random changes by both sides of one call at random times, over signaling of random latency.
 *
 * @param without what this browser cannot do in glare, whatever the application does
 */
export async function playGlare(
  way: NegotiationWay,
  seed: number,
  rounds: number,
  without: readonly ChangeId[] = [],
): Promise<GlareReport> {
  const random = createRandom(seed);
  const over = new AbortController();
  const store = createTraceStore();
  const heard = new Map<MediaStreamTrack, MediaStream>();
  const polite = random.pick(['alice', 'bob']);
  const slowness = random.pick([2, 15, 40]);
  const call = createNegotiatedCall(
    {
      ...{ way, store, tracks: openTracks(over.signal), isPolite: (peer) => peer === polite },
      delayMs: () => random.next() * slowness,
      onTrack: (_, stream) => stream.getTracks().forEach((track) => heard.set(track, stream)),
    },
    over.signal,
  );
  // Where both kinds of media and the channel have a place from the beginning, Chromium has them right in every rollback.
  call.change({ alice: 'begin' });
  await settles(call, store, heard, patience[way]);
  const story = [`seed ${seed}: ${polite} is polite, messages take up to ${slowness} ms`];
  let failure: string | null = null;
  let played = 0;
  while (played < rounds && failure === null) {
    played += 1;
    await playRound(call, random, story, without);
    failure = await settles(call, store, heard, patience[way]);
  }
  if (failure !== null) failure = `seed ${seed}, round ${played}: ${failure}`;
  store.flush();
  const { events } = store.getTrace();
  const errors = events.flatMap((event) => {
    if (event.type === 'code.failed') return [`${event.error.name}: ${event.error.message}`];
    const isOfDescription = event.type === 'call.rejected' && !event.call.startsWith('addIceCandidate');
    return isOfDescription ? [`${event.call.split('#')[0]} ${event.error.name}`] : [];
  });
  const ignored = events.filter(({ type }) => type === 'offer.ignored').length;
  const rolledBack = countRollbacks(events);
  call.close();
  over.abort();
  return { rounds: played, failure, rolledBack, ignored, errors: [...new Set(errors)], story };
}

async function playRound(
  call: NegotiatedCall,
  random: Random,
  story: string[],
  without: readonly ChangeId[],
): Promise<void> {
  const acting = peers.map(async (peer) => {
    const count = 1 + Math.floor(random.next() * 3);
    const plan = Array.from({ length: count }, () => ({ wait: random.next() * 30, chance: random.next() }));
    // Both begin in the same moment more often than not.
    if (random.next() < 0.6 && plan[0]) plan[0].wait = 0;
    for (const { wait, chance } of plan) {
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      const change = choose(call, peer, chance, without);
      story.push(`${peer} ${change}`);
      call.change({ [peer]: change });
    }
  });
  await Promise.all(acting);
  story.push('–');
}

function choose(call: NegotiatedCall, peer: PeerId, chance: number, without: readonly ChangeId[]): ChangeId {
  const side = call.sides[peer];
  // Firefox loses the transport, and with it the channel, when the m-line that all are bundled on is stopped.
  const isFirst = ownTransceiver(side)?.mid === '0';
  const possible: readonly ChangeId[] =
    side.senders.length >= mostOwn ? ['remove-track', 'stop-transceiver', 'restart-ice'] : anyChange;
  const choices = possible.filter((id) => !without.includes(id) && !(isFirst && id === 'stop-transceiver'));
  return choices[Math.floor(chance * choices.length)] ?? 'add-camera';
}

/** `null` once everything is quiet and as it should be; otherwise what is not. */
async function settles(
  call: NegotiatedCall,
  store: TraceStore,
  heard: ReadonlyMap<MediaStreamTrack, MediaStream>,
  patienceMs: number,
): Promise<string | null> {
  const end = performance.now() + patienceMs;
  let quiet = 0;
  let wrong = '';
  while (performance.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 4));
    wrong = busyWith(store) ?? peers.map((peer) => wrongAt(call, peer, heard)).find((each) => each !== null) ?? '';
    // A negotiationneeded may still be on its way through the task queue.
    quiet = wrong === '' ? quiet + 1 : 0;
    if (quiet > 5) return null;
  }
  return wrong || 'never quiet';
}

/** Messages or calls that are under way; `null` where there are none. */
function busyWith(store: TraceStore): string | null {
  store.flush();
  const counts = new Map<string, number>();
  for (const { type } of store.getTrace().events) counts.set(type, (counts.get(type) ?? 0) + 1);
  const count = (type: string) => counts.get(type) ?? 0;
  if (count('message.sent') > count('message.received')) return 'messages are under way';
  if (count('call.started') > count('call.resolved') + count('call.rejected')) return 'calls are under way';
  return null;
}

function wrongAt(call: NegotiatedCall, peer: PeerId, heard: ReadonlyMap<MediaStreamTrack, MediaStream>): string | null {
  const { pc, senders, channels } = call.sides[peer];
  const far = call.sides[otherOf[peer]].pc;
  if (pc.signalingState !== 'stable') return `${peer} is in ${pc.signalingState}`;
  if (pc.connectionState !== 'connected') return `${peer} is ${pc.connectionState}`;
  for (const sender of senders) {
    const own = pc.getTransceivers().find((each) => each.sender === sender);
    if (!own || own.direction === 'stopped' || !own.direction.includes('send')) continue;
    const theirs = far.getTransceivers().find(({ mid }) => mid !== null && mid === own.mid);
    if (theirs && !theirs.direction.includes('recv')) continue;
    const name = `the ${sender.track?.kind ?? ''} of ${peer} with mid ${String(own.mid)}`;
    if (!own.currentDirection?.includes('send')) return `${name} is not sent`;
    if (!theirs?.currentDirection?.includes('recv')) return `${name} is not received`;
    const { track } = theirs.receiver;
    if (!heard.get(track)?.getTracks().includes(track)) return `${name} is in no stream`;
    if (track.readyState !== 'live') return `${name} has ended`;
  }
  const closed = channels.find(({ readyState }) => readyState !== 'open');
  return closed ? `a channel of ${peer} is ${closed.readyState}` : null;
}

/** How often an offer of the other side was set while an own one was out. */
function countRollbacks(events: ReturnType<TraceStore['getTrace']>['events']): number {
  const open = { alice: false, bob: false };
  let count = 0;
  for (const event of events) {
    if (event.type !== 'description.applied') continue;
    const { peer, side, description } = event;
    if (side === 'remote' && description.type === 'offer' && open[peer]) count += 1;
    open[peer] = side === 'local' && description.type === 'offer';
  }
  return count;
}

/** The cheapest tracks there are: nothing is drawn, and nothing sounds. */
function openTracks(signal: AbortSignal): TrackSource {
  const canvas = Object.assign(document.createElement('canvas'), { width: 16, height: 16 });
  canvas.getContext('2d')?.fillRect(0, 0, 16, 16);
  const video = canvas.captureStream(0).getVideoTracks()[0] as MediaStreamTrack;
  const audio = new AudioContext();
  const sound = new MediaStreamAudioDestinationNode(audio).stream.getAudioTracks()[0] as MediaStreamTrack;
  signal.addEventListener('abort', () => {
    for (const track of [video, sound]) track.stop();
    void audio.close();
  });
  const own = { camera: () => video.clone(), microphone: () => sound.clone() };
  return { alice: own, bob: own };
}
