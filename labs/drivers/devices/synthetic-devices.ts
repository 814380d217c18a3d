import type { Device } from '#labs/model/devices/device.ts';
import { openPicture, openTone } from '../synthetic-media.ts';

export type SyntheticNames = { camera: string; microphone: string; brokenMicrophone: string };

export type SyntheticDevices = {
  /** Those that are plugged in. */
  list: () => readonly Device[];
  /** @throws `NotFoundError` where it is pulled out, `NotReadableError` where it is the one that always fails */
  open: (id: string) => MediaStreamTrack;
  /** Pulling one out ends its tracks, as pulling the plug of a real one does. Listeners hear of it as of `devicechange`. */
  plug: (id: string, isIn: boolean) => void;
  isPluggedIn: (id: string) => boolean;
};

/** Of every error that only the lab throws. */
export const simulatedMessage = 'Simulated by the lab.';

export const secondCamera = 'synthetic-camera-2';
export const brokenMicrophone = 'synthetic-microphone-broken';

const looks = [
  { colour: '#8fd18f', pitch: 262 },
  { colour: '#f3c34e', pitch: 392 },
];

/**
 * Two cameras and two microphones that are drawn and computed, and a microphone that fails. All end with `signal`.
 *
 * @param names with `{number}` in them
 * @param onChange called when one was plugged in or pulled out
 */
export function createSyntheticDevices(
  names: SyntheticNames,
  onChange: () => void,
  signal: AbortSignal,
): SyntheticDevices {
  const device = (kind: Device['kind'], id: string, label: string): Device => ({ kind, id, label, isSynthetic: true });
  const all: readonly Device[] = [
    ...looks.map((_, index) =>
      device('videoinput', `synthetic-camera-${index + 1}`, names.camera.replace('{number}', `${index + 1}`)),
    ),
    ...looks.map((_, index) =>
      device('audioinput', `synthetic-microphone-${index + 1}`, names.microphone.replace('{number}', `${index + 1}`)),
    ),
    { ...device('audioinput', brokenMicrophone, names.brokenMicrophone), isBroken: true },
  ];
  const out = new Set<string>();
  let opened: { id: string; track: MediaStreamTrack; life: AbortController }[] = [];

  /** Nobody tells that `stop()` was called on a track, so that what draws for it is let go the next time one looks. */
  const sweep = () => {
    opened = opened.filter(({ track, life }) => {
      if (track.readyState === 'ended') life.abort();
      return track.readyState === 'live';
    });
  };
  signal.addEventListener('abort', () => opened.forEach(({ life }) => life.abort()), { once: true });

  return {
    list: () => all.filter(({ id }) => !out.has(id)),
    isPluggedIn: (id) => !out.has(id),
    open(id) {
      sweep();
      const found = all.find((each) => each.id === id);
      if (!found || out.has(id)) throw new DOMException('This synthetic device is not plugged in.', 'NotFoundError');
      if (found.isBroken) throw new DOMException(simulatedMessage, 'NotReadableError');
      const life = new AbortController();
      const look = looks[id.endsWith('2') ? 1 : 0] as (typeof looks)[number];
      const track =
        found.kind === 'videoinput'
          ? openPicture({ ...look, name: found.label }, life.signal)
          : openTone(look.pitch, life.signal);
      opened.push({ id, track, life });
      return track;
    },
    plug(id, isIn) {
      if (isIn) out.delete(id);
      else out.add(id);
      for (const each of opened) if (!isIn && each.id === id) endFromOutside(each.track);
      sweep();
      onChange();
    },
  };
}

/** As the browser does it when a device is gone: the track is over, and says so. Its own `stop()` would stay silent. */
export function endFromOutside(track: MediaStreamTrack): void {
  if (track.readyState === 'ended') return;
  MediaStreamTrack.prototype.stop.call(track);
  track.dispatchEvent(new Event('ended'));
}
