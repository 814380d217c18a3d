import { levelOf, rmsOf } from '#labs/model/devices/level.ts';

export type LevelMeter = {
  /** From 0 to 1, of the last few milliseconds of this track. */
  read: (track: MediaStreamTrack | null) => number;
};

/** Listens to tracks without playing them, until `signal` aborts. Must be begun by a click, or the context stays silent. */
export function createLevelMeter(signal: AbortSignal): LevelMeter {
  const audio = new AudioContext();
  const listening = new Map<MediaStreamTrack, { analyser: AnalyserNode; source: MediaStreamAudioSourceNode }>();
  const samples = new Float32Array(1024);
  signal.addEventListener('abort', () => void audio.close(), { once: true });
  void audio.resume();
  return {
    read(track) {
      for (const [old, { source }] of listening)
        if (old.readyState === 'ended') {
          source.disconnect();
          listening.delete(old);
        }
      if (!track || track.readyState === 'ended') return 0;
      let found = listening.get(track);
      if (!found) {
        // #region level
        const source = audio.createMediaStreamSource(new MediaStream([track]));
        const analyser = new AnalyserNode(audio, { fftSize: samples.length });
        source.connect(analyser);
        // #endregion
        found = { analyser, source };
        listening.set(track, found);
      }
      found.analyser.getFloatTimeDomainData(samples);
      return levelOf(rmsOf(samples));
    },
  };
}
