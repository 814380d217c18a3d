import { initFor, type ChannelWish } from '#labs/model/data/channel-wish.ts';
import type { PeerId } from '#labs/model/vocabulary.ts';
import type { Participant } from '../participant.ts';
import { toJson } from '../to-json.ts';

export type DataPair = Readonly<Record<PeerId, Participant>>;

/** Both connections, each of which says which channels the other has made. */
export function makeConnections(
  { alice, bob }: DataPair,
  configurations: Readonly<Record<PeerId, RTCConfiguration>>,
  announce: (peer: PeerId, channel: RTCDataChannel) => void,
): void {
  alice.pc = alice.connect(configurations.alice);
  bob.pc = bob.connect(configurations.bob);
  for (const me of [alice, bob]) me.pc.onicecandidate = ({ candidate }) => me.send('candidate', toJson(candidate));
  // #region receive-channel
  // Of the channels that the other side has made, and has not agreed on with us beforehand.
  alice.pc.ondatachannel = ({ channel }) => announce('alice', channel);
  bob.pc.ondatachannel = ({ channel }) => announce('bob', channel);
  // #endregion
}

/** Makes the end of one side, where it is made by hand; of a channel that is not agreed on the other comes by `ondatachannel`. */
export function makeEnd(wish: ChannelWish, peer: PeerId, { pc }: Participant): void {
  const { label } = wish;
  const init = initFor(wish, peer);
  if (init === null) return;
  // #region create-channel
  pc.createDataChannel(label, init);
  // #endregion
}
