import type { FaultId } from '#labs/model/scenarios/fault-ids.ts';
import type { PeerId } from '#labs/model/vocabulary.ts';
import { createHiddenVideo, realTab, type Tab } from './tab.ts';

/** The page around one side, where the page is what is broken; else the one we are in. What it opens ends with `signal`. */
export function tabFor(fault: FaultId, peer: PeerId, signal: AbortSignal): Tab {
  if (peer === 'alice' && fault === 'insecure-context') return { ...realTab, devices: () => null };
  if (peer === 'alice' && fault === 'permission-denied')
    return refusingTab(new DOMException('Permission denied', 'NotAllowedError'));
  if (peer === 'alice' && fault === 'camera-busy')
    return refusingTab(new DOMException('Could not start video source', 'NotReadableError'));
  if (peer === 'bob' && fault === 'peer-vanished') return closingTab();
  if (peer === 'bob' && fault === 'autoplay-blocked') return silentTab(signal);
  return realTab;
}

/** No page can take the permission away or occupy the camera, so the port says what the browser would. */
function refusingTab(error: DOMException): Tab {
  return { ...realTab, devices: () => ({ getUserMedia: () => Promise.reject(error) }) };
}

/**
 * What a browser does with the connections of a tab that is closed: past everybody who would say or record it. (A frame
 * that is removed would do the same, but Chromium cannot bear that the page still plays what came from it.)
 */
function closingTab(): Tab {
  const connections: RTCPeerConnection[] = [];
  return {
    ...realTab,
    connect(configuration) {
      const connection = realTab.connect(configuration);
      connections.push(connection);
      return connection;
    },
    close: () => connections.forEach((connection) => RTCPeerConnection.prototype.close.call(connection)),
  };
}

/**
 * A frame that the page does not allow to play sound by itself. Made late: a click before that is no click in it. A
 * browser that does not know this permission (Firefox) plays all the same, so the port says what it would say.
 */
function silentTab(signal: AbortSignal): Tab {
  return {
    ...realTab,
    createVideo(until) {
      if ('featurePolicy' in document) {
        const frame = openFrame(signal, "autoplay 'none'");
        return createHiddenVideo(frame.contentDocument as Document, until);
      }
      const video = createHiddenVideo(document, until);
      const refusal = 'The play method is not allowed by the user agent or the platform in the current context.';
      video.play = () => Promise.reject(new DOMException(refusal, 'NotAllowedError'));
      return video;
    },
  };
}

function openFrame(signal: AbortSignal, allow = ''): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.allow = allow;
  frame.title = '';
  frame.ariaHidden = 'true';
  frame.tabIndex = -1;
  frame.style.cssText = 'position: fixed; width: 1px; height: 1px; border: 0; opacity: 0; pointer-events: none';
  document.body.append(frame);
  signal.addEventListener('abort', () => frame.remove(), { once: true });
  return frame;
}
