import type { FaultStepId } from '#labs/model/scenarios/fault-steps.ts';
import type { StepCode } from './participant.ts';

/** Steps of calls in which the connection is well and the media is not. Each is what somebody really writes. */
export const mediaFaultCode = {
  'alice-camera': async ({ alice }) => {
    // #region alice-camera
    alice.stream = await alice.openCamera();
    // #endregion
  },

  'play-unmuted': async ({ bob }) => {
    // #region play-unmuted
    const video = bob.createVideo();
    video.srcObject = new MediaStream(bob.pc.getReceivers().map(({ track }) => track));
    // With sound, and nobody has clicked in this page.
    await video.play();
    // #endregion
  },

  'stop-camera': ({ alice }) => {
    // #region stop-camera
    // "Camera off": nothing tells Bob, whose last frame stands still.
    for (const track of alice.stream.getVideoTracks()) track.stop();
    // #endregion
  },

  'alice-only-vp8': ({ alice }) => {
    // #region alice-only-vp8
    const { codecs = [] } = RTCRtpReceiver.getCapabilities('video') ?? {};
    const vp8 = codecs.filter(({ mimeType }) => mimeType === 'video/VP8');
    for (const transceiver of alice.pc.getTransceivers())
      if (transceiver.sender.track?.kind === 'video') transceiver.setCodecPreferences(vp8);
    // #endregion
  },

  'bob-only-vp9': ({ bob }) => {
    // #region bob-only-vp9
    const { codecs = [] } = RTCRtpReceiver.getCapabilities('video') ?? {};
    const vp9 = codecs.filter(({ mimeType }) => mimeType === 'video/VP9');
    for (const transceiver of bob.pc.getTransceivers())
      if (transceiver.receiver.track.kind === 'video') transceiver.setCodecPreferences(vp9);
    // #endregion
  },
} satisfies Partial<Record<FaultStepId, StepCode>>;
