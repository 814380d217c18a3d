import { directionOf, type ChangeId } from '#labs/model/negotiation/changes.ts';

/** One side of a call, as a change sees it. */
export type ChangingSide = {
  pc: RTCPeerConnection;
  /** New tracks; they end with the call. */
  openCamera: () => MediaStreamTrack;
  openMicrophone: () => MediaStreamTrack;
  /** What this side has added and not taken back, in the order of adding. */
  senders: RTCRtpSender[];
  channels: RTCDataChannel[];
};

/** More pictures at once are no more lesson, and a small machine has to encode each of them twice. */
export const mostTracks = 4;

/** Makes a change. What there is nothing to make of, such as taking back a track that was never added, does nothing. */
export function makeChange(me: ChangingSide, change: ChangeId): void {
  const { pc } = me;
  const transceiver = ownTransceiver(me);
  const direction = directionOf(change);
  if (direction !== null) {
    // #region set-direction
    if (transceiver) transceiver.direction = direction;
    // #endregion
    return;
  }
  switch (change) {
    case 'add-camera': {
      // #region add-camera
      const track = me.openCamera();
      const sender = pc.addTrack(track, new MediaStream([track]));
      // #endregion
      me.senders.push(sender);
      return;
    }
    case 'add-microphone': {
      // #region add-microphone
      const track = me.openMicrophone();
      const sender = pc.addTrack(track, new MediaStream([track]));
      // #endregion
      me.senders.push(sender);
      return;
    }
    case 'add-both':
      makeChange(me, 'add-camera');
      makeChange(me, 'add-microphone');
      return;
    case 'begin':
      makeChange(me, 'open-channel');
      makeChange(me, 'add-both');
      return;
    case 'remove-track':
      // #region remove-track
      // The transceiver and its m-line stay: only the direction changes.
      if (transceiver) pc.removeTrack(transceiver.sender);
      // #endregion
      me.senders.pop();
      return;
    case 'add-transceiver':
      // #region add-transceiver
      // A place for video of the other side: nothing is sent by it.
      pc.addTransceiver('video', { direction: 'recvonly' });
      // #endregion
      return;
    case 'stop-transceiver':
      // Only one whose m-line is agreed on: of one without, Chromium asks for a negotiation again and again, for ever.
      if (!transceiver || transceiver.currentDirection === null) return;
      // #region stop-transceiver
      // For good: the next offer gives its m-line port 0, and a later transceiver may take that place.
      transceiver.stop();
      // #endregion
      me.senders.pop();
      return;
    case 'open-channel': {
      // #region open-channel
      const channel = pc.createDataChannel('notes');
      // #endregion
      me.channels.push(channel);
      return;
    }
    case 'close-channel':
      me.channels.pop()?.close();
      return;
    case 'restart-ice':
      pc.restartIce();
      return;
    default:
      throw new Error(`No such change: ${change}`);
  }
}

/** The transceiver of the track that was added last; the other side may have stopped the ones of some. */
export function ownTransceiver({ pc, senders }: ChangingSide): RTCRtpTransceiver | undefined {
  const transceivers = pc.getTransceivers();
  for (;;) {
    const last = senders.at(-1);
    if (!last) return undefined;
    const transceiver = transceivers.find(({ sender }) => sender === last);
    if (transceiver && transceiver.direction !== 'stopped' && transceiver.currentDirection !== 'stopped')
      return transceiver;
    senders.pop();
  }
}
