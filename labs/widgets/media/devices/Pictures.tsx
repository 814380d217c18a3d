import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { takeSnapshot } from '#labs/drivers/devices/take-snapshot.ts';
import { errorFacts } from '#labs/drivers/sanitise.ts';
import type { DevicesMessages } from '#labs/messages/devices-en.ts';
import { fill } from '#labs/messages/fill.ts';
import { LabButton } from '../../parts/LabButton.tsx';
import { Levels } from './Levels.tsx';
import type { Tracks } from './use-tracks.ts';

type Props = {
  own: MediaStream | null;
  far: MediaStream | null;
  tracks: Tracks;
  words: DevicesMessages;
};

type Snapshot = { url: string; width: number; height: number };

/** What is sent beside what arrives: pictures, levels, and a picture of either to keep. */
export function Pictures({ own, far, tracks, words }: Props) {
  const { pictures } = words;
  const ownVideo = useRef<HTMLVideoElement>(null);
  const farVideo = useRef<HTMLVideoElement>(null);
  const [snapshot, setSnapshot] = useState<Snapshot | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  useEffect(() => {
    if (ownVideo.current) ownVideo.current.srcObject = own;
  }, [own]);
  useEffect(() => {
    if (farVideo.current) farVideo.current.srcObject = far;
  }, [far]);
  useEffect(() => () => void (snapshot && URL.revokeObjectURL(snapshot.url)), [snapshot]);
  const take = async (video: HTMLVideoElement | null) => {
    if (!video) return;
    try {
      const picture = await takeSnapshot(video);
      setSnapshot({ url: URL.createObjectURL(picture), width: video.videoWidth, height: video.videoHeight });
      setRefused(null);
    } catch (cause) {
      setRefused(errorFacts(cause).message);
    }
  };
  const figure = (name: string, empty: string, video: RefObject<HTMLVideoElement>, stream: MediaStream | null) => (
    <figure class="lab-devices-picture">
      <video ref={video} aria-label={name} autoplay playsInline muted width={320} height={240} />
      {!stream && <p>{empty}</p>}
      <figcaption>{name}</figcaption>
    </figure>
  );
  return (
    <section class="lab-devices-part" aria-label={pictures.title}>
      <h4>{pictures.title}</h4>
      <div class="lab-devices-pictures">
        {figure(pictures.own, pictures.noOwn, ownVideo, own)}
        {figure(pictures.far, pictures.noFar, farVideo, far)}
      </div>
      <Levels own={tracks.audio} far={tracks.farAudio} words={pictures} />
      <div class="lab-devices-buttons">
        <LabButton isOff={!own} onPress={() => void take(ownVideo.current)}>
          {fill(pictures.snapshot, { name: pictures.own })}
        </LabButton>
        <LabButton isOff={!far} onPress={() => void take(farVideo.current)}>
          {fill(pictures.snapshot, { name: pictures.far })}
        </LabButton>
      </div>
      {refused !== null && <p role="alert">{fill(pictures.refused, { message: refused })}</p>}
      {snapshot && (
        <figure class="lab-devices-snapshot">
          <img
            src={snapshot.url}
            alt={fill(pictures.taken, snapshot)}
            width={snapshot.width}
            height={snapshot.height}
          />
          <figcaption>
            {fill(pictures.taken, snapshot)}{' '}
            <a href={snapshot.url} download="icebreaker-snapshot.png">
              {pictures.save}
            </a>
          </figcaption>
        </figure>
      )}
    </section>
  );
}
