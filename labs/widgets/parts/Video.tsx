import { useEffect, useRef, useState } from 'preact/hooks';

type Props = {
  label: string;
  /** Shown as long as there is no stream. */
  empty: string;
  stream: MediaStream | null;
  which: 'local' | 'remote';
  /** Words of the sound button; without them the picture stays silent. */
  sound?: { on: string; off: string } | undefined;
};

/** A picture of a stream. It plays without a click because it is silent until somebody turns the sound on. */
export function Video({ label, empty, stream, which, sound }: Props) {
  const video = useRef<HTMLVideoElement>(null);
  const [isMuted, setMuted] = useState(true);
  useEffect(() => {
    if (video.current) video.current.srcObject = stream;
  }, [stream]);
  return (
    <figure class="lab-video" data-which={which} data-playing={stream ? '' : undefined}>
      <video ref={video} aria-label={label} autoplay playsInline muted={isMuted} width={320} height={240} />
      {!stream && <p class="lab-video-empty">{empty}</p>}
      <figcaption>{label}</figcaption>
      {sound && stream && (
        <button type="button" class="lab-sound" aria-pressed={!isMuted} onClick={() => setMuted(!isMuted)}>
          {isMuted ? sound.on : sound.off}
        </button>
      )}
    </figure>
  );
}
