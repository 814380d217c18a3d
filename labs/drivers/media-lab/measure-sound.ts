import { silence } from '#labs/model/stats/metrics.ts';
import { trackFacts } from '../sanitise.ts';
import type { RecordFact } from '../trace-store.ts';

/**
 * Records how loud a received sound is, at each call, until `signal` aborts. Statistics would tell how loud it is played,
 * which is nothing in an element that is muted. Where the browser lets no sound context run, nothing is recorded.
 */
export function createSoundMeter(track: MediaStreamTrack, record: RecordFact, signal: AbortSignal): () => void {
  const audio = new AudioContext();
  const analyser = new AnalyserNode(audio, { fftSize: 4096 });
  new MediaStreamAudioSourceNode(audio, { mediaStream: new MediaStream([track]) }).connect(analyser);
  signal.addEventListener('abort', () => void audio.close(), { once: true });
  const wave = new Float32Array(analyser.fftSize);
  return () => {
    if (audio.state !== 'running') return;
    analyser.getFloatTimeDomainData(wave);
    const power = wave.reduce((sum, value) => sum + value * value, 0) / wave.length;
    record('sound.measured', { track: trackFacts(track), level: Math.max(silence, 10 * Math.log10(power)) });
  };
}
