import { browserDevices } from './lab-devices.ts';
import type { Ask } from './open-inputs.ts';
import { simulatedMessage } from './synthetic-devices.ts';

/** Requests that fail by themselves, in every browser that holds to the specification. */
export const provocations = ['width', 'deviceId', 'nothing', 'policy', 'detached'] as const;
export type Provocation = (typeof provocations)[number];

/** Errors that take a person, another program or another system; here they are only said. */
export const simulations = [
  'NotAllowedError',
  'NotFoundError',
  'NotReadableError',
  'AbortError',
  'SecurityError',
] as const;
export type Simulation = (typeof simulations)[number];

/** How the request would be written that fails like this. */
export const provokingConstraints: Readonly<Record<Provocation, MediaStreamConstraints>> = {
  // #region impossible
  width: { video: { width: { exact: 99_999 } } },
  deviceId: { video: { deviceId: { exact: 'nothing' } } },
  nothing: {},
  // #endregion
  policy: { video: true },
  detached: { video: true },
};

/** The page's own devices, or those of a frame that may not have any. */
export function askerFor(provocation: Provocation): Ask {
  return async (constraints) => {
    if (provocation !== 'policy' && provocation !== 'detached') return devicesOrThrow().getUserMedia(constraints);
    const frame = document.createElement('iframe');
    if (provocation === 'policy') frame.allow = "camera 'none'";
    frame.hidden = true;
    document.body.append(frame);
    const devices = frame.contentWindow?.navigator.mediaDevices ?? devicesOrThrow();
    if (provocation === 'detached') frame.remove();
    try {
      return await devices.getUserMedia(constraints);
    } finally {
      frame.remove();
    }
  };
}

export function simulate(name: Simulation): Ask {
  return () => Promise.reject(new DOMException(simulatedMessage, name));
}

function devicesOrThrow(): MediaDevices {
  const devices = browserDevices();
  if (!devices) throw new TypeError('navigator.mediaDevices is undefined: this page is not a secure context.');
  return devices;
}
