import { trackFacts } from '../sanitise.ts';
import type { MediaCall } from '../media-lab/media-call.ts';
import { browserDevices } from './lab-devices.ts';
import { keepTrack, recorded } from './open-inputs.ts';
import { endFromOutside } from './synthetic-devices.ts';
import { openSyntheticScreen } from './synthetic-screen.ts';

export type ContentHint = '' | 'motion' | 'detail' | 'text';
export const contentHints: readonly ContentHint[] = ['', 'motion', 'detail', 'text'];

export type ShareState = {
  /** What is shared; `null` while the camera is sent. */
  shared: 'screen' | 'synthetic' | null;
  /** Who ended the last one. */
  endedBy: 'page' | 'browser' | null;
};

export type ScreenShare = {
  state: () => ShareState;
  /** @throws what `getDisplayMedia()` throws: `NotAllowedError` where the person has chosen nothing */
  start: (which: 'screen' | 'synthetic', hint: ContentHint) => Promise<void>;
  stop: () => Promise<void>;
  /** Only for the synthetic one: as the bar of the browser would stop it. */
  stopAsBrowser: () => void;
};

/** Whether this browser can share a screen; phones cannot. */
export function canShareScreen(): boolean {
  return typeof (browserDevices() as Partial<MediaDevices> | undefined)?.getDisplayMedia === 'function';
}

/**
 * A screen in place of the camera, and the camera back. Everything it opens ends with the call's signal.
 *
 * @param openCamera for when the camera was lost meanwhile
 */
export function createScreenShare(
  call: MediaCall,
  openCamera: () => Promise<MediaStreamTrack | null>,
  onChange: () => void,
): ScreenShare {
  let state: ShareState = { shared: null, endedBy: null };
  let current: { screen: MediaStreamTrack; back: (endedBy: ShareState['endedBy']) => Promise<void> } | null = null;
  const change = (next: ShareState) => {
    state = next;
    onChange();
  };
  const openScreen = recorded(
    // #region ask-screen
    (options) => navigator.mediaDevices.getDisplayMedia(options),
    // #endregion
    call.record,
    call.signal,
    () => 'screen',
  );

  const share = async (screen: MediaStreamTrack, which: 'screen' | 'synthetic') => {
    const { use } = call;
    // #region share-there
    const camera = call.track('video');
    await use('video', screen, { keepsOld: true }); // sender.replaceTrack(screen)
    screen.onended = () => void back('browser'); // its bar has a button of its own
    // #endregion
    const back = async (endedBy: ShareState['endedBy']) => {
      if (current?.screen !== screen) return;
      current = null;
      // Who hung up, or chose a camera meanwhile, has replaced the screen already.
      const isSent = call.track('video') === screen;
      const next = camera?.readyState === 'live' || !isSent ? camera : await openCamera();
      // #region share-back
      if (isSent) await use('video', next); // sender.replaceTrack(camera)
      screen.stop();
      // #endregion
      if (!isSent && camera !== call.track('video')) camera?.stop();
      // Who has hung up has nothing to come back to.
      change({ shared: null, endedBy: call.track('video') ? endedBy : null });
    };
    current = { screen, back };
    change({ shared: which, endedBy: null });
  };

  call.signal.addEventListener('abort', () => void current?.screen.stop(), { once: true });
  call.subscribe(() => {
    if (current && call.track('video') !== current.screen) void current.back('page');
  });

  return {
    state: () => state,
    async start(which, hint) {
      const asked = call.ends();
      const screen = which === 'screen' ? await pick() : draw();
      if (asked !== call.ends()) return screen.stop();
      screen.contentHint = hint;
      await share(screen, which);
    },
    async stop() {
      await current?.back('page');
    },
    stopAsBrowser() {
      if (current) endFromOutside(current.screen);
    },
  };

  async function pick(): Promise<MediaStreamTrack> {
    // The person chooses in the browser's own window; a click must have come just before.
    const [screen] = (await openScreen({ video: true })).getVideoTracks();
    return screen as MediaStreamTrack;
  }

  function draw(): MediaStreamTrack {
    call.record('media.requested', { source: 'synthetic' });
    const screen = openSyntheticScreen(call.signal);
    keepTrack(screen, call.record, call.signal);
    call.record('media.granted', { source: 'synthetic', tracks: [trackFacts(screen)] });
    return screen;
  }
}
