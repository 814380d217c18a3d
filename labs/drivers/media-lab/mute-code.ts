import type { MuteWay } from '#labs/model/media/mute-ways.ts';

/** What a mute button has to do with. */
export type MuteEnds = {
  pc: RTCPeerConnection;
  transceiver: RTCRtpTransceiver;
  /** What was sent, and is to be sent again. */
  track: MediaStreamTrack;
  /** Asks for the camera, or the microphone, once more. */
  openAgain: () => Promise<MediaStreamTrack>;
};

type MuteCode = Readonly<Record<MuteWay, (ends: MuteEnds) => Promise<void> | void>>;

/** Just as an application would write it. */
export const muteCode: MuteCode = {
  enabled: ({ track }) => {
    // #region mute-enabled
    track.enabled = false;
    // #endregion
  },
  'replace-null': async ({ transceiver }) => {
    // #region mute-replace-null
    await transceiver.sender.replaceTrack(null);
    // #endregion
  },
  stop: ({ track }) => {
    // #region mute-stop
    track.stop();
    // #endregion
  },
  remove: ({ pc, transceiver }) => {
    // #region mute-remove
    pc.removeTrack(transceiver.sender);
    // negotiationneeded fires: an offer has to tell the other side.
    // #endregion
  },
  recvonly: ({ transceiver }) => {
    // #region mute-direction
    transceiver.direction = 'recvonly';
    // negotiationneeded fires: an offer has to tell the other side.
    // #endregion
  },
  inactive: ({ transceiver }) => {
    transceiver.direction = 'inactive';
  },
};

/** The way back from each. */
export const unmuteCode: MuteCode = {
  enabled: ({ track }) => {
    // #region unmute-enabled
    track.enabled = true;
    // #endregion
  },
  'replace-null': async ({ transceiver, track }) => {
    // #region unmute-replace-null
    await transceiver.sender.replaceTrack(track);
    // #endregion
  },
  stop: async ({ transceiver, openAgain }) => {
    // #region unmute-stop
    // A stopped track stays ended. There is no way back but a new one.
    await transceiver.sender.replaceTrack(await openAgain());
    // #endregion
  },
  remove: async ({ transceiver, track }) => {
    // #region unmute-remove
    // addTrack() would take another transceiver and another m-line: this one has been used.
    transceiver.direction = 'sendrecv';
    await transceiver.sender.replaceTrack(track);
    // #endregion
  },
  recvonly: ({ transceiver }) => {
    // #region unmute-direction
    transceiver.direction = 'sendrecv';
    // #endregion
  },
  inactive: ({ transceiver }) => {
    transceiver.direction = 'sendrecv';
  },
};

/** Those that the other side has to be told of by an offer. */
export const renegotiating: ReadonlySet<MuteWay> = new Set(['remove', 'recvonly', 'inactive'] as const);
