import { useCallback, useEffect, useState } from 'preact/hooks';
import { whenConnected } from '#labs/drivers/connected.ts';
import type { MediaCall } from '#labs/drivers/media-lab/media-call.ts';
import { openMedia } from '#labs/drivers/media.ts';
import { observeConnection } from '#labs/drivers/observe-connection.ts';
import type { SyntheticLook } from '#labs/drivers/synthetic-media.ts';
import { createTraceStore } from '#labs/drivers/trace-store.ts';
import type { DevicesMessages } from '#labs/messages/devices-en.ts';
import type { Messages } from '#labs/messages/en.ts';
import type { MediaMessages } from '#labs/messages/media-en.ts';
import type { MachineId } from '#labs/model/vocabulary.ts';
import type { ChartSlots } from './hooks/use-charts.ts';
import { useLabAddress } from './hooks/use-lab-address.ts';
import { useMoment } from './hooks/use-moment.ts';
import { useReplay } from './hooks/use-replay.ts';
import { useSession } from './hooks/use-session.ts';
import { emptySource } from './hooks/use-trace.ts';
import { LabFrame } from './LabFrame.tsx';
import { looks } from './looks.ts';
import { DevicesPanel } from './media/DevicesPanel.tsx';
import { LabButton } from './parts/LabButton.tsx';
import { registerLab } from './registry.ts';

type Props = {
  lang: string;
  messages: Pick<Messages, 'common'> & { media: MediaMessages; devices: DevicesMessages };
} & ChartSlots;

const machines: readonly MachineId[] = ['connection'];

/** A call with the panel of devices, and no more. */
export default function MediaLab({ lang, messages: { common: m, media: words, devices } }: Props) {
  const session = useSession(useCallback((signal: AbortSignal) => createCall(looks(m).alice, signal), []));
  const replay = useReplay(session?.call.store ?? emptySource);
  const moment = useMoment(replay.source);
  const address = useLabAddress('media', () => false);
  const [status, setStatus] = useState('');
  const connect = async () => {
    await session?.connect();
    setStatus('connected');
  };
  useEffect(() => {
    if (!session) return;
    return registerLab({
      ...{ name: 'media', source: session.call.store, isPaused: () => false },
      ...{ run: connect, step: connect, reset: session.hangUp, hangUp: session.hangUp },
    });
  }, [session]);
  return (
    <LabFrame
      {...{ name: 'media', title: words.title, lang, m, replay, moment, address, machines, switchable: true }}
      controls={
        <LabButton isMain isOff={!session} onPress={() => void connect()}>
          {words.connect}
        </LabButton>
      }
      status={<p>{status}</p>}
    >
      <div class="lab-whole">
        <DevicesPanel
          call={session?.call ?? null}
          words={devices}
          m={m}
          lang={lang}
          isOff={replay.trace !== null || moment.count() !== null}
        />
      </div>
    </LabFrame>
  );
}

function createCall(look: SyntheticLook, signal: AbortSignal) {
  const store = createTraceStore();
  const listeners = new Set<() => void>();
  const tracks: Record<'audio' | 'video', MediaStreamTrack | null> = { audio: null, video: null };
  let connections: ReturnType<MediaCall['connections']> = null;
  const changed = () => listeners.forEach((listener) => listener());
  let life = new AbortController();
  const call: MediaCall = {
    ...{ store, signal, record: store.recorderFor('alice') },
    track: (kind) => tracks[kind],
    async use(kind, track, options = {}) {
      const before = tracks[kind];
      const sender = connections?.alice.getSenders().find((each) => each.track?.kind === kind);
      await sender?.replaceTrack(track);
      tracks[kind] = track;
      if (before !== track && options.keepsOld !== true) before?.stop();
      changed();
    },
    connections: () => connections,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const hangUp = () => {
    connections?.alice.close();
    connections?.bob.close();
    connections = null;
    life.abort();
    life = new AbortController();
    changed();
  };
  signal.addEventListener('abort', hangUp, { once: true });
  return {
    call,
    hangUp,
    async connect() {
      hangUp();
      if (!tracks.video || !tracks.audio) {
        const stream = await openMedia('synthetic', look, call.record, signal);
        tracks.video ??= stream.getVideoTracks()[0] ?? null;
        tracks.audio ??= stream.getAudioTracks()[0] ?? null;
      }
      const alice = observeConnection(new RTCPeerConnection(), call.record, life.signal);
      const bob = observeConnection(new RTCPeerConnection(), store.recorderFor('bob'), life.signal);
      alice.onicecandidate = ({ candidate }) => void bob.addIceCandidate(candidate ?? undefined);
      bob.onicecandidate = ({ candidate }) => void alice.addIceCandidate(candidate ?? undefined);
      for (const track of [tracks.audio, tracks.video]) if (track) alice.addTrack(track);
      await alice.setLocalDescription();
      await bob.setRemoteDescription(alice.localDescription!);
      await bob.setLocalDescription();
      await alice.setRemoteDescription(bob.localDescription!);
      await whenConnected(alice, life.signal);
      connections = { alice, bob };
      changed();
    },
  };
}
