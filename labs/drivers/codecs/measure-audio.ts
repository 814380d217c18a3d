import { packetOverhead, withDtx, type AudioMeasurement, type AudioTrial } from '#labs/model/codecs/audio-trials.ts';
import { codecName, preferenceList, type Codec } from '#labs/model/codecs/preference.ts';
import { whenConnected } from '../connected.ts';
import { elapsed } from './elapsed.ts';

/** How long each is measured, in seconds: two times some words and some silence. */
export const audioSeconds = 6;
/** Encoders believe in silence only after half a second or so. */
const [wordsSeconds, silenceSeconds] = [1, 2];

/**
 * The same sound through one codec. Everything is released at the end, and when `signal` aborts.
 *
 * @throws what the browser throws, and the reason of `signal`
 */
export async function measureAudio(trial: AudioTrial, signal: AbortSignal): Promise<AudioMeasurement> {
  const over = new AbortController();
  const life = AbortSignal.any([over.signal, signal]);
  const [sender, receiver] = [new RTCPeerConnection(), new RTCPeerConnection()];
  try {
    const transceiver = sender.addTransceiver(openWords(life), {
      direction: 'sendonly',
      sendEncodings: [trial.cap === null ? {} : { maxBitrate: trial.cap * 1000 }],
    });
    const { codecs } = RTCRtpReceiver.getCapabilities('audio') ?? { codecs: [] };
    const names = trial.usesRed ? ['red', trial.codec] : [trial.codec];
    // With comfort noise (RFC 3389) the old codecs, too, are silent in silence, and would not show what they cost.
    const wanted = preferenceList(codecs as readonly Codec[], names).filter((codec) => {
      const name = codecName(codec);
      return name !== 'CN' && (trial.usesRed || name !== 'red');
    });
    transceiver.setCodecPreferences([...wanted] as RTCRtpCodec[]);
    sender.onicecandidate = ({ candidate }) => void receiver.addIceCandidate(candidate ?? undefined).catch(() => {});
    receiver.onicecandidate = ({ candidate }) => void sender.addIceCandidate(candidate ?? undefined).catch(() => {});
    await sender.setLocalDescription();
    await receiver.setRemoteDescription(sender.localDescription as RTCSessionDescription);
    await receiver.setLocalDescription();
    const { type, sdp } = receiver.localDescription as RTCSessionDescription;
    await sender.setRemoteDescription({ type, sdp: trial.usesDtx ? withDtx(sdp) : sdp });
    await whenConnected(sender, life);
    await elapsed(1, life);
    const [before, begin] = [await read(sender), performance.now()];
    await elapsed(audioSeconds, life);
    const [after, took] = [await read(sender), (performance.now() - begin) / 1000];
    const rate = (member: string) => {
      const [from, to] = [before[member], after[member]];
      return typeof from === 'number' && typeof to === 'number' ? (to - from) / took : null;
    };
    const [payload, headers, packets] = [rate('bytesSent'), rate('headerBytesSent'), rate('packetsSent')];
    const kbit = (bytes: number | null) => (bytes === null ? null : (bytes * 8) / 1000);
    const wire =
      payload === null || headers === null || packets === null ? null : payload + headers + packets * packetOverhead;
    return {
      id: trial.id,
      ...{ payload: kbit(payload), headers: kbit(headers), wire: kbit(wire), packets },
      used: typeof after['mimeType'] === 'string' ? codecName({ mimeType: after['mimeType'] }) : null,
    };
  } finally {
    sender.close();
    receiver.close();
    over.abort();
  }
}

/** A second of something like a voice, two of silence, and so on. Needs a click in this page before. */
function openWords(signal: AbortSignal): MediaStreamTrack {
  const audio = new AudioContext();
  const voice = new OscillatorNode(audio, { type: 'sawtooth', frequency: 140 });
  const throat = new BiquadFilterNode(audio, { type: 'bandpass', frequency: 700, Q: 1.5 });
  const mouth = new GainNode(audio, { gain: 0 });
  const end = new MediaStreamAudioDestinationNode(audio);
  voice.connect(throat).connect(mouth).connect(end);
  voice.start();
  for (let from = 0; from < audioSeconds * 3; from += wordsSeconds + silenceSeconds) {
    const at = audio.currentTime + from;
    mouth.gain.setTargetAtTime(0.3, at, 0.02);
    mouth.gain.setTargetAtTime(0, at + wordsSeconds, 0.02);
  }
  signal.addEventListener('abort', () => void audio.close(), { once: true });
  return end.stream.getAudioTracks()[0] as MediaStreamTrack;
}

type Report = Readonly<Record<string, unknown>>;

/** What is sent, with the name of its codec. */
async function read(sender: RTCPeerConnection): Promise<Report> {
  const reports = await sender.getStats();
  let found: Report = {};
  reports.forEach((report: Report) => {
    if (report['type'] === 'outbound-rtp' && report['kind'] === 'audio') found = report;
  });
  const codec = reports.get(String(found['codecId'])) as Report | undefined;
  return { ...found, mimeType: codec?.['mimeType'] };
}
