/** What the careless application of the experiment has. */
export type MistakenApp = {
  /** The stream that it got last, and takes for what is sent. */
  stream: MediaStream;
  videoSender: RTCRtpSender;
  audioSender: RTCRtpSender;
  /** A new stream with a picture and with sound, as `getUserMedia({ video, audio })` gives one. */
  getUserMedia: () => Promise<MediaStream>;
};

export const mistakenCode = {
  press(app: MistakenApp, isEnabled: boolean): void {
    // #region mistaken-mute
    const [microphone] = app.stream.getAudioTracks();
    if (microphone) microphone.enabled = isEnabled;
    // #endregion
  },
  async switchCamera(app: MistakenApp): Promise<void> {
    // #region mistaken-switch
    app.stream = await app.getUserMedia();
    const [camera] = app.stream.getVideoTracks();
    await app.videoSender.replaceTrack(camera ?? null);
    // #endregion
  },
};

/** The two ways to make the button work again. */
export const mistakeCures = {
  sender(app: MistakenApp, isEnabled: boolean): void {
    // #region cure-sender
    const microphone = app.audioSender.track;
    if (microphone) microphone.enabled = isEnabled;
    // #endregion
  },
  async replace(app: MistakenApp): Promise<void> {
    // #region cure-replace
    const [microphone] = app.stream.getAudioTracks();
    await app.audioSender.replaceTrack(microphone ?? null);
    // #endregion
  },
};
export type MistakeCure = keyof typeof mistakeCures;
