import { openSyntheticStream } from '#labs/drivers/synthetic-media.ts';
import { peers, type PeerId } from '#labs/model/vocabulary.ts';
import { endChapter, type Chapter } from './chapter.ts';
import { exchange, relayCandidates } from './negotiation.ts';
import { observeCall, type ObservedCall } from './observed-call.ts';

/** A call that can be led from chapter to chapter by a test. */
export type Story = {
  connect: () => Promise<Chapter>;
  restart: () => Promise<Chapter>;
  addTrack: () => Promise<Chapter>;
  hangUp: () => Promise<Chapter>;
};

/** Both sides send a synthetic picture and a tone and talk over a data channel. */
export function tellCall(): Story {
  const ending = new AbortController();
  const call = observeCall();
  const { alice, bob } = call.connections;
  const candidates = relayCandidates(call);
  for (const [peer, pitch] of [
    ['alice', 220],
    ['bob', 330],
  ] as const) {
    const stream = openSyntheticStream({ name: peer, colour: '#ffffff', pitch }, ending.signal);
    for (const track of stream.getTracks()) call.connections[peer].addTrack(track, stream);
  }
  alice.createDataChannel('story');
  const count = (type: string, peer: PeerId) =>
    call.trace().events.filter((event) => event.type === type && event.peer === peer).length;
  const negotiate = () => exchange(call, candidates);

  return {
    async connect() {
      await negotiate();
      await call.until(
        () =>
          peers.every(
            (peer) =>
              isConnected(call, peer) && count('data-channel.opened', peer) === 1 && count('track.unmuted', peer) === 2,
          ),
        'a connected call with media and an open data channel',
      );
      return endChapter(call);
    },
    async restart() {
      const before = peers.map((peer) => count('candidate.gathered', peer));
      alice.restartIce();
      await negotiate();
      await call.until(
        () =>
          peers.every(
            (peer, index) =>
              count('candidate.gathered', peer) > (before[index] ?? 0) &&
              call.model(peer).machines['ice-gathering'].state === 'complete' &&
              isConnected(call, peer),
          ),
        'gathered again, and connected',
      );
      return endChapter(call);
    },
    async addTrack() {
      const before = count('track.received', 'alice');
      const stream = openSyntheticStream({ name: 'bob', colour: '#ffffff', pitch: 440 }, ending.signal);
      for (const track of stream.getVideoTracks()) bob.addTrack(track, stream);
      alice.addTransceiver('video', { direction: 'recvonly' });
      await negotiate();
      await call.until(
        () => count('track.received', 'alice') > before && peers.every((peer) => isConnected(call, peer)),
        'one more track',
      );
      return endChapter(call);
    },
    async hangUp() {
      bob.close();
      await call.until(() => count('data-channel.closed', 'alice') === 1, 'the closed data channel at the other side');
      const chapter = await endChapter(call);
      call.close();
      ending.abort();
      return chapter;
    },
  };
}

function isConnected(call: ObservedCall, peer: PeerId): boolean {
  const { machines } = call.model(peer);
  return machines.connection.state === 'connected' && /^(connected|completed)$/.test(machines['ice-connection'].state);
}
