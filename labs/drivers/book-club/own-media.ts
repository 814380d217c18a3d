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
  mute: (isMuted: boolean) => void;
  /** Camera and microphone in place of what is drawn. What is refused stays as it was. */
  openCamera: () => Promise<readonly Refusal[]>;
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
  look: MeshLook & { pitch: number },
  replace: (track: MediaStreamTrack) => void,
  onChange: () => void,
  signal: AbortSignal,
): OwnMedia {
  const stream = new MediaStream([...openMeshPicture(look, signal).getTracks(), openSyntheticMicrophone(look, signal)]);
  let isMuted = false;
  let hasCamera = false;
  let sharing: { kind: ScreenKind; back: MediaStreamTrack } | null = null;
  signal.addEventListener('abort', () => [...stream.getTracks(), sharing?.back].forEach((track) => track?.stop()));

  // #region put-track
  /** Puts a track in place of the one of its kind, for those who are here and for those who will come. */
  const put = (track: MediaStreamTrack): MediaStreamTrack | undefined => {
    const before = stream.getTracks().find(({ kind }) => kind === track.kind);
    if (before) stream.removeTrack(before);
    stream.addTrack(track);
    // A new microphone must not undo a mute.
    if (track.kind === 'audio') track.enabled = !isMuted;
    replace(track);
    onChange();
    return before;
  };
  // #endregion

  const stopSharing = () => {
    if (!sharing) return;
    const { back } = sharing;
    sharing = null;
    put(back)?.stop();
  };

  return {
    stream,
    isMuted: () => isMuted,
    shared: () => sharing?.kind ?? null,
    hasCamera: () => hasCamera,
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
        else if (track.kind === 'video' && sharing) {
          // The screen stays, and the camera comes after it.
          sharing.back.stop();
          sharing.back = track;
        } else put(track)?.stop();
      }
      hasCamera ||= tracks.some(({ kind }) => kind === 'video');
      onChange();
      return refusals;
    },
    // #region share-screen
    async share(kind) {
      const screen = kind === 'page' ? openSyntheticScreen(signal) : await chooseScreen();
      if (signal.aborted) return screen.stop();
      stopSharing();
      // What is read must be sharp, and may stand still for it.
      screen.contentHint = 'detail';
      const back = put(screen);
      if (back) sharing = { kind, back };
      // The browser has a button of its own to end it.
      screen.onended = () => {
        if (stream.getTracks().includes(screen)) stopSharing();
      };
      onChange();
    },
    // #endregion
    stopSharing,
  };
}

async function chooseScreen(): Promise<MediaStreamTrack> {
  const devices = realDevices();
  if (!devices?.getDisplayMedia) throw new DOMException('This browser shares no screen.', 'NotSupportedError');
  const [screen] = (await devices.getDisplayMedia({ video: true })).getVideoTracks();
  if (!screen) throw new DOMException('There is no picture of it.', 'NotFoundError');
  return screen;
}
