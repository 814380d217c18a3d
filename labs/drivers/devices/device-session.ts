import {
  devicesOf,
  fallbacksFor,
  isLabelled,
  nextDevice,
  usualDevice,
  type Device,
  type InputKind,
} from '#labs/model/devices/device.ts';
import type { MediaCall } from '../media-lab/media-call.ts';
import { createLabDevices, type Change } from './lab-devices.ts';
import { measureSwitch, type Switched } from './measure-switch.ts';
import { openCameraAndMicrophone, recorded, refusalOf, type Ask, type Refusal } from './open-inputs.ts';
import { brokenMicrophone, type SyntheticNames } from './synthetic-devices.ts';

/** A device whose track has ended, and what took its place. */
export type Lost = { kind: InputKind; label: string; next: string | null };

export type DeviceState = {
  devices: readonly Device[];
  /** The list as it was before the browser told names; `null` where it told them from the beginning. */
  hidden: readonly Device[] | null;
  /** Ids of the devices whose tracks are sent; `null` where it is a track of somebody else. */
  sent: Readonly<Record<InputKind, string | null>>;
  isBusy: boolean;
  /** The browser has asked the person for longer than a person usually takes. */
  isPromptOpen: boolean;
  /** Of the last request. */
  refusals: readonly Refusal[];
  /** What the last request for both has given; `null` before one. */
  kept: readonly InputKind[] | null;
  lost: Lost | null;
  came: readonly Device[];
  switched: Switched | null;
};

export type DeviceSession = {
  get: () => DeviceState;
  subscribe: (listener: () => void) => () => void;
  /** @param isBroken with the microphone that always fails */
  openBoth: (isBroken: boolean) => Promise<void>;
  choose: (kind: InputKind, id: string) => Promise<void>;
  nextCamera: () => Promise<void>;
  plug: (id: string, isIn: boolean) => void;
  isPluggedIn: (id: string) => boolean;
  /** A camera for whoever needs one and has lost it; `null` where there is none. */
  openCamera: () => Promise<MediaStreamTrack | null>;
};

const kinds = { videoinput: 'video', audioinput: 'audio' } as const;
const kindOf = { video: 'videoinput', audio: 'audioinput' } as const;
/** Milliseconds after which the person may not have seen that the browser asks. */
const patience = 5000;

/** Choosing devices for a call, and what becomes of it. Ends with the signal of the call. */
export function createDeviceSession(call: MediaCall, names: SyntheticNames): DeviceSession {
  const { signal, record } = call;
  const listeners = new Set<() => void>();
  const idOf = new WeakMap<MediaStreamTrack, string>();
  let lastCamera: string | null = null;
  let state: DeviceState = {
    ...{ devices: [], hidden: null, sent: { videoinput: null, audioinput: null }, isBusy: false, isPromptOpen: false },
    ...{ refusals: [], kept: null, lost: null, came: [], switched: null },
  };
  const set = (patch: Partial<DeviceState>) => {
    if (signal.aborted) return;
    state = { ...state, ...patch };
    for (const listener of listeners) listener();
  };
  let ends = call.ends();
  const readSent = () => {
    if (ends !== call.ends()) {
      ends = call.ends();
      set({ refusals: [], kept: null, lost: null, switched: null });
    }
    const sentOf = (kind: 'audio' | 'video') => {
      const track = call.track(kind);
      return track?.readyState === 'live' ? (idOf.get(track) ?? null) : null;
    };
    set({ sent: { videoinput: sentOf('video'), audioinput: sentOf('audio') } });
  };
  const onChange = ({ came }: Change) => {
    const devices = lab.list();
    const hidden = isLabelled(devices) ? state.hidden : devices;
    // What has gone again is offered no longer.
    const offered = [...state.came, ...came].filter(({ id }) => devices.some((device) => device.id === id));
    set({ devices, hidden, came: offered });
  };
  const lab = createLabDevices(names, onChange, record, signal);
  const ask: Ask = recorded((constraints) => lab.getUserMedia(constraints), record, signal);

  /** One thing at a time: two requests for one camera would be in each other's way. */
  const alone = async (work: () => Promise<void>) => {
    if (state.isBusy) return;
    set({ isBusy: true });
    const timer = setTimeout(() => set({ isPromptOpen: true }), patience);
    const stop = () => clearTimeout(timer);
    signal.addEventListener('abort', stop, { once: true });
    try {
      await work();
    } finally {
      stop();
      signal.removeEventListener('abort', stop);
      set({ isBusy: false, isPromptOpen: false });
    }
  };
  const adopt = (track: MediaStreamTrack, asked: string | null) => {
    const kind = kindOf[track.kind as 'audio' | 'video'];
    const id = asked?.startsWith('synthetic-') ? asked : (track.getSettings().deviceId ?? asked ?? '');
    idOf.set(track, id);
    if (kind === 'videoinput') lastCamera = id;
    // #region device-lost
    track.addEventListener('ended', () => void replaceLost(track, kind, id), { signal });
    // #endregion
  };
  /** @throws AbortError where somebody has hung up meanwhile */
  const open = async (kind: InputKind, id: string): Promise<MediaStreamTrack> => {
    const asked = call.ends();
    await lab.look();
    // #region choose-device
    const stream = await ask({ [kinds[kind]]: id === '' ? true : { deviceId: { exact: id } } });
    // #endregion
    const [track] = stream.getTracks() as [MediaStreamTrack];
    if (asked !== call.ends()) throw letGo([track]);
    adopt(track, id);
    // Names may be told from now on.
    await lab.look();
    return track;
  };
  /** @returns whether it was opened */
  const send = async (kind: InputKind, id: string): Promise<boolean> => {
    const asked = call.ends();
    try {
      await call.use(kinds[kind], await open(kind, id), { again: () => open(kind, id) });
      return true;
    } catch (cause) {
      if (asked === call.ends()) set({ refusals: [refusalOf({ [kinds[kind]]: true }, cause)] });
      return false;
    }
  };
  const replaceLost = async (track: MediaStreamTrack, kind: InputKind, id: string) => {
    const isSynthetic = id.startsWith('synthetic-');
    const known = state.devices.find((device) => device.kind === kind && device.id === id);
    const gone = known ?? { kind, id, label: '', isSynthetic };
    await lab.look();
    // One that is kept while a screen is sent is looked after by the share.
    if (call.track(kinds[kind]) !== track) return;
    // #region fall-back
    let next: Device | null = null;
    for (const device of fallbacksFor(lab.list(), kind, gone)) {
      // One that is refused is no reason to give up.
      if (!(await send(kind, device.id))) continue;
      next = device;
      break;
    }
    if (!next) await call.use(kinds[kind], null);
    // #endregion
    set({ lost: { kind, label: gone.label, next: next?.label ?? null } });
  };
  const wish = (kind: InputKind): Device | null =>
    lab.list().find((device) => device.kind === kind && device.id === state.sent[kind]) ??
    usualDevice(lab.list(), kind);
  const constraintsFor = (id: string | null | undefined): MediaTrackConstraints | true =>
    id ? { deviceId: { exact: id } } : true;
  const switchCamera = (id: string) =>
    alone(async () => {
      set({ refusals: [], switched: null, lost: null });
      let isDone = false;
      const change = async () => void (isDone = await send('videoinput', id));
      try {
        const switched = await measureSwitch(call, change, signal);
        set({ switched: isDone ? switched : null });
      } catch (cause) {
        if (!signal.aborted) throw cause;
      }
    });

  signal.addEventListener('abort', call.subscribe(readSent), { once: true });
  void lab.look(true);

  return {
    get: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    openBoth: (isBroken) =>
      alone(async () => {
        const asked = call.ends();
        set({ refusals: [], kept: null, lost: null, switched: null });
        await lab.look();
        const camera = constraintsFor(wish('videoinput')?.id);
        const microphone = constraintsFor(isBroken ? brokenMicrophone : wish('audioinput')?.id);
        const { tracks, refusals } = await openCameraAndMicrophone(ask, camera, microphone);
        if (asked !== call.ends()) return void letGo(tracks);
        for (const track of tracks) {
          const kind = track.kind as 'audio' | 'video';
          adopt(track, exactOf(kind === 'video' ? camera : microphone));
          await call.use(kind, track, { again: () => open(kindOf[kind], idOf.get(track) ?? '') });
        }
        await lab.look();
        set({ refusals, kept: tracks.map(({ kind }) => kindOf[kind as 'audio' | 'video']) });
      }),
    choose(kind, id) {
      if (kind === 'videoinput') return switchCamera(id);
      return alone(async () => {
        set({ refusals: [], lost: null });
        await send(kind, id);
      });
    },
    async nextCamera() {
      const next = nextDevice(lab.list(), 'videoinput', state.sent.videoinput);
      if (next) await switchCamera(next.id);
    },
    plug: lab.synthetic.plug,
    isPluggedIn: lab.synthetic.isPluggedIn,
    async openCamera() {
      const cameras = devicesOf(lab.list(), 'videoinput');
      // Nobody's real camera, unless it was one that was sent.
      const last = cameras.find(({ id }) => id === lastCamera) ?? cameras.find(({ isSynthetic }) => isSynthetic);
      return last ? open('videoinput', last.id) : null;
    },
  };
}

/** What was opened for a call that is over is not kept open. */
function letGo(tracks: readonly MediaStreamTrack[]): DOMException {
  for (const track of tracks) track.stop();
  return new DOMException('The call was hung up.', 'AbortError');
}

function exactOf(constraints: MediaTrackConstraints | true): string | null {
  const id = constraints === true ? undefined : (constraints.deviceId as { exact: string });
  return id?.exact ?? null;
}
