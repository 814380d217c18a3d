import { changesBetween, countDevices, type Device, type DeviceCounts } from '#labs/model/devices/device.ts';
import type { RecordFact } from '../trace-store.ts';
import { createSyntheticDevices, type SyntheticDevices, type SyntheticNames } from './synthetic-devices.ts';

export type Change = { came: readonly Device[]; gone: readonly Device[] };

/** The devices of the browser and the synthetic ones, behind the interface of `navigator.mediaDevices`. */
export type LabDevices = {
  synthetic: Pick<SyntheticDevices, 'plug' | 'isPluggedIn'>;
  /** As it was read last. */
  list: () => readonly Device[];
  /** Reads the list again, for `onChange`. A page that has only been opened has nothing for the trace: that is quiet. */
  look: (isQuiet?: boolean) => Promise<void>;
  /** As in the browser: all that was asked for, or nothing. @throws what `getUserMedia()` throws */
  getUserMedia: (constraints: MediaStreamConstraints) => Promise<MediaStream>;
};

/** Undefined, whatever its type says, where the page is no secure context. */
export function browserDevices(): MediaDevices | undefined {
  return navigator.mediaDevices;
}

/** @param onChange called when the list has changed, for whatever reason */
export function createLabDevices(
  names: SyntheticNames,
  onChange: (change: Change) => void,
  record: RecordFact,
  signal: AbortSignal,
): LabDevices {
  let list: readonly Device[] = [];
  let noted: DeviceCounts | null = null;
  const synthetic = createSyntheticDevices(names, () => void look(), signal);

  const look = async (isQuiet = false) => {
    const before = list;
    list = [...(await readDevices()), ...synthetic.list()];
    if (signal.aborted) return;
    const counts = countDevices(list);
    if (!isQuiet && JSON.stringify(counts) !== JSON.stringify(noted)) {
      record('devices.changed', counts);
      noted = counts;
    }
    onChange(before.length === 0 ? { came: [], gone: [] } : changesBetween(before, list));
  };
  // #region hot-plug
  browserDevices()?.addEventListener('devicechange', () => void look(), { signal });
  // #endregion

  return {
    synthetic,
    list: () => list,
    look,
    async getUserMedia(constraints) {
      const parts = (['video', 'audio'] as const).map((kind) => {
        const asked = constraints[kind];
        const id = idAsked(asked);
        return { kind, asked, own: id?.startsWith('synthetic-') ? id : null };
      });
      const real = Object.fromEntries(parts.flatMap(({ kind, asked, own }) => (own ? [] : [[kind, asked]])));
      const drawn = parts.flatMap(({ own }) => (own ? [own] : []));
      const tracks: MediaStreamTrack[] = [];
      try {
        for (const id of drawn) tracks.push(synthetic.open(id));
        if (drawn.length === 0 || Object.values(real).some(Boolean)) tracks.push(...(await askBrowser(real)));
        return new MediaStream(tracks);
      } catch (cause) {
        for (const track of tracks) track.stop();
        throw cause;
      }
    },
  };
}

async function readDevices(): Promise<readonly Device[]> {
  // #region list-devices
  const devices = (await browserDevices()?.enumerateDevices()) ?? [];
  return devices.map(({ kind, deviceId, label }) => ({ kind, id: deviceId, label, isSynthetic: false }));
  // #endregion
}

async function askBrowser(constraints: MediaStreamConstraints): Promise<readonly MediaStreamTrack[]> {
  const devices = browserDevices();
  if (!devices) throw new TypeError('navigator.mediaDevices is undefined: this page is not a secure context.');
  return (await devices.getUserMedia(constraints)).getTracks();
}

/** The id in `{ deviceId: { exact } }`; `null` in any other form. */
export function idAsked(asked: boolean | MediaTrackConstraints | undefined): string | null {
  const id = typeof asked === 'object' ? asked.deviceId : undefined;
  const exact = typeof id === 'object' && !Array.isArray(id) ? id.exact : undefined;
  return typeof exact === 'string' ? exact : null;
}
