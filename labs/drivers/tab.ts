import { realDevices, type Devices } from './media.ts';

/** What a page gives to the side of a call that runs in it. */
export type Tab = {
  connect: (configuration: RTCConfiguration) => RTCPeerConnection;
  devices: () => Devices;
  /** An element out of sight that plays until `signal` aborts. */
  createVideo: (signal: AbortSignal) => HTMLVideoElement;
  close: () => void;
};

/** The page we are in. Both sides of a loopback call live in it, so it stays open. */
export const realTab: Tab = {
  connect: (configuration) => new RTCPeerConnection(configuration),
  devices: realDevices,
  createVideo: (signal) => createHiddenVideo(document, signal),
  close: () => {},
};

export function createHiddenVideo(page: Document, signal: AbortSignal): HTMLVideoElement {
  const video = page.createElement('video');
  // No display: none, which some browsers take for a reason not to play.
  video.style.cssText = 'position: fixed; width: 1px; height: 1px; opacity: 0; pointer-events: none';
  video.playsInline = true;
  page.body.append(video);
  signal.addEventListener(
    'abort',
    () => {
      video.srcObject = null;
      video.remove();
    },
    { once: true },
  );
  return video;
}
