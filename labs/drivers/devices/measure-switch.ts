import { gapAround, type FrameGap } from '#labs/model/devices/frame-gap.ts';
import { elapsed } from '../codecs/elapsed.ts';
import type { MediaCall } from '../media-lab/media-call.ts';

/** What a switch did, and what it cost the far side. */
export type Switched = {
  before: string | null;
  after: string | null;
  /** Offers and answers that were set meanwhile. */
  negotiations: number;
  gap: FrameGap;
};

/** Seconds of pictures that are looked at before and after. */
const lead = 0.5;
const follow = 1.2;

/** Carries out `change` and looks at the pictures of the far side meanwhile. Without a call there are none to look at. */
export async function measureSwitch(
  call: MediaCall,
  far: HTMLVideoElement | null,
  change: () => Promise<void>,
  signal: AbortSignal,
): Promise<Switched> {
  const watched = call.connections() !== null && far !== null ? watchFrames(far, signal) : null;
  const before = call.track('video')?.id ?? null;
  try {
    if (watched) await elapsed(lead, signal);
    const described = countDescriptions(call);
    const at = performance.now();
    await change();
    const after = call.track('video')?.id ?? null;
    if (watched) await elapsed(follow, signal);
    const negotiations = countDescriptions(call) - described;
    return { before, after, negotiations, gap: watched ? gapAround(watched.times, at) : null };
  } finally {
    watched?.end();
  }
}

/** When each new picture of an element is presented. */
function watchFrames(video: HTMLVideoElement, signal: AbortSignal): { times: readonly number[]; end: () => void } {
  const times: number[] = [];
  // Firefox has it since 132.
  if (!('requestVideoFrameCallback' in video)) return { times, end: () => {} };
  let isOver = false;
  // #region frames
  const onFrame: VideoFrameRequestCallback = (now) => {
    times.push(now);
    if (!isOver && !signal.aborted) video.requestVideoFrameCallback(onFrame);
  };
  video.requestVideoFrameCallback(onFrame);
  // #endregion
  return {
    times,
    end() {
      isOver = true;
    },
  };
}

function countDescriptions({ store }: MediaCall): number {
  store.flush();
  return store.getTrace().events.filter(({ type }) => type === 'description.applied').length;
}
