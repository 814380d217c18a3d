import { gapAround, type FrameGap } from '#labs/model/devices/frame-gap.ts';
import { elapsed } from '../codecs/elapsed.ts';
import type { MediaCall } from '../media-lab/media-call.ts';
import { createHiddenVideo } from '../tab.ts';
import { waitUntil } from '../wait-until.ts';

/** What a switch did, and what it cost the far side. */
export type Switched = {
  before: string | null;
  after: string | null;
  /** Offers and answers that were set meanwhile. */
  negotiations: number;
  gap: FrameGap;
  /** Whether there was a call whose pictures could be watched. */
  isWatched: boolean;
};

/** Pictures that are looked at before the switch, and the seconds that are waited for them at most. */
const lead = { pictures: 8, seconds: 4 };
/** Seconds that are looked at after it. */
const follow = 1.2;

/** Carries out `change` and looks at the pictures of the far side meanwhile. Without a call there are none to look at. */
export async function measureSwitch(
  call: MediaCall,
  change: () => Promise<void>,
  signal: AbortSignal,
): Promise<Switched> {
  const over = new AbortController();
  const ends = AbortSignal.any([signal, over.signal]);
  const before = call.track('video')?.id ?? null;
  try {
    const times = watchFarFrames(call, ends);
    if (times) await Promise.race([times.until(lead.pictures), elapsed(lead.seconds, ends)]);
    const described = countDescriptions(call);
    const at = performance.now();
    await change();
    const after = call.track('video')?.id ?? null;
    if (times) await elapsed(follow, ends);
    const negotiations = countDescriptions(call) - described;
    return { before, after, negotiations, isWatched: times !== null, gap: times && gapAround(times.seen, at) };
  } finally {
    over.abort();
  }
}

type Times = { seen: readonly number[]; until: (count: number) => Promise<void> };

/** When each new picture that bob receives is presented, in an element of our own; `null` without a call. */
function watchFarFrames(call: MediaCall, signal: AbortSignal): Times | null {
  const receiver = call
    .connections()
    ?.bob.getReceivers()
    .find(({ track }) => track.kind === 'video');
  if (!receiver || !('requestVideoFrameCallback' in HTMLVideoElement.prototype)) return null;
  const video = createHiddenVideo(document, signal);
  // What is wholly transparent, or scrolled out of sight, is not presented.
  video.style.opacity = '0.01';
  video.style.inset = 'auto 0 0 auto';
  video.muted = true;
  video.srcObject = new MediaStream([receiver.track]);
  void video.play().catch(() => {});
  const seen: number[] = [];
  const reached = new EventTarget();
  // #region frames
  const onFrame: VideoFrameRequestCallback = (now) => {
    seen.push(now);
    reached.dispatchEvent(new Event('frame'));
    if (!signal.aborted) video.requestVideoFrameCallback(onFrame);
  };
  video.requestVideoFrameCallback(onFrame);
  // #endregion
  return { seen, until: (count) => waitUntil(reached, 'frame', () => seen.length >= count, signal) };
}

function countDescriptions({ store }: MediaCall): number {
  store.flush();
  return store.getTrace().events.filter(({ type }) => type === 'description.applied').length;
}
