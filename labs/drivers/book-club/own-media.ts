import { openCameraAndMicrophone, type Refusal } from '../devices/open-inputs.ts';
import { openSyntheticScreen } from '../devices/synthetic-screen.ts';
import { realDevices } from '../media.ts';
import { openMeshPicture, type MeshLook } from '../mesh/mesh-picture.ts';
import { openSyntheticMicrophone } from '../synthetic-media.ts';

export type ScreenKind = 'screen' | 'page';

export type OwnMedia = {
  /** One picture and one sound, whichever they are now: what a new connection sends. */
  stream: MediaStream;
  isMuted: () => boolean;
  shared: () => ScreenKind | null;
  hasCamera: () => boolean;
  /** A real microphone in place of the tone. */
  hasVoice: () => boolean;
  mute: (isMuted: boolean) => void;
  /** Camera and microphone in place of what is drawn. What is refused stays as it was. */
  openCamera: () => Promise<readonly Refusal[]>;
  /** The drawn picture is back. The microphone stays: there is a mute for it. */
  closeCamera: () => void;
  /** @throws what `getDisplayMedia()` throws: `NotAllowedError` where the person has chosen nothing */
  share: (kind: ScreenKind) => Promise<void>;
  stopSharing: () => void;
};

/**
 * What one sends to everybody. It begins drawn and silent-spoken, so that nobody is asked for anything. All ends with `signal`.
 *
 * @param replace puts a track into each connection there is, in place of the one of its kind
 */
export function createOwnMedia(
  look: MeshLook & { pitch: number; isMuted: boolean },
  replace: (track: MediaStreamTrack) => void,
  onChange: () => void,
  signal: AbortSignal,
): OwnMedia {
  const [drawn] = openMeshPicture(look, signal).getVideoTracks() as [MediaStreamTrack];
  const stream = new MediaStream([drawn, openSyntheticMicrophone(look, signal)]);
  let { isMuted } = look;
  let camera: MediaStreamTrack | null = null;
  let hasVoice = false;
  let screen: { kind: ScreenKind; track: MediaStreamTrack } | null = null;
  signal.addEventListener('abort', () => [...stream.getTracks(), camera].forEach((track) => track?.stop()));

  // #region put-track
  /** Puts a track in place of the one of its kind, for those who are here and for those who will come. */
  const put = (track: MediaStreamTrack) => {
    const before = stream.getTracks().find(({ kind }) => kind === track.kind);
    if (before) stream.removeTrack(before);
    stream.addTrack(track);
    // A new microphone must not undo a mute.
    if (track.kind === 'audio') track.enabled = !isMuted;
    replace(track);
    onChange();
  };
  // #endregion
  for (const track of stream.getAudioTracks()) track.enabled = !isMuted;

  /** The screen before the camera, and the camera before the drawing. */
  const putPicture = () => put(screen?.track ?? camera ?? drawn);
  const stopSharing = () => {
    screen?.track.stop();
    screen = null;
    putPicture();
  };
  const closeCamera = () => {
    camera?.stop();
    camera = null;
    putPicture();
  };

  return {
    stream,
    isMuted: () => isMuted,
    shared: () => screen?.kind ?? null,
    hasCamera: () => camera !== null,
    hasVoice: () => hasVoice,
    // #region mute-own
    mute(next) {
      isMuted = next;
      for (const track of stream.getAudioTracks()) track.enabled = !isMuted;
      onChange();
    },
    // #endregion
    async openCamera() {
      const devices = realDevices();
      const ask = async (constraints: MediaStreamConstraints) => {
        if (devices) return devices.getUserMedia(constraints);
        throw new DOMException('This page is not a secure context, so it has no devices.', 'NotSupportedError');
      };
      const { tracks, refusals } = await openCameraAndMicrophone(ask, true, true);
      for (const track of tracks) {
        if (signal.aborted) track.stop();
        else if (track.kind === 'video') {
          camera?.stop();
          camera = track;
          // Unplugged, or its permission was taken back.
          track.onended = closeCamera;
        } else {
          for (const before of stream.getAudioTracks()) before.stop();
          put(track);
          hasVoice = true;
        }
      }
      if (!signal.aborted) putPicture();
      return refusals;
    },
    // #region share-screen
    async share(kind) {
      const track = kind === 'page' ? openSyntheticScreen(signal) : await chooseScreen();
      if (signal.aborted) return track.stop();
      screen?.track.stop();
      screen = { kind, track };
      // What is read must be sharp, and may stand still for it.
      track.contentHint = 'detail';
      // The browser has a button of its own to end it.
      track.onended = stopSharing;
      putPicture();
    },
    // #endregion
    ...{ closeCamera, stopSharing },
  };
}

async function chooseScreen(): Promise<MediaStreamTrack> {
  const devices = realDevices();
  if (!devices?.getDisplayMedia) throw new DOMException('This browser shares no screen.', 'NotSupportedError');
  const [screen] = (await devices.getDisplayMedia({ video: true })).getVideoTracks();
  if (!screen) throw new DOMException('There is no picture of it.', 'NotFoundError');
  return screen;
}
