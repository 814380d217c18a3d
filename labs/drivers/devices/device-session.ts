import { fallbackFor, isLabelled, nextDevice, type Device, type InputKind } from '#labs/model/devices/device.ts';
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
  let state: DeviceState = {
    ...{ devices: [], hidden: null, sent: { videoinput: null, audioinput: null }, isBusy: false, isPromptOpen: false },
    ...{ refusals: [], kept: null, lost: null, came: [], switched: null },
  };
  const set = (patch: Partial<DeviceState>) => {
    if (signal.aborted) return;
    state = { ...state, ...patch };
    for (const listener of listeners) listener();
  };
  const readSent = () => {
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
    // #region device-lost
    track.addEventListener('ended', () => void replaceLost(track, kind, id), { signal });
    // #endregion
  };
  const open = async (kind: InputKind, id: string): Promise<MediaStreamTrack> => {
    await lab.look();
    // #region choose-device
    const stream = await ask({ [kinds[kind]]: id === '' ? true : { deviceId: { exact: id } } });
    // #endregion
    const [track] = stream.getTracks() as [MediaStreamTrack];
    adopt(track, id);
    // Names may be told from now on.
    await lab.look();
    return track;
  };
  /** @returns whether it was opened */
  const send = async (kind: InputKind, id: string): Promise<boolean> => {
    try {
      await call.use(kinds[kind], await open(kind, id));
      return true;
    } catch (cause) {
      if (!signal.aborted) set({ refusals: [refusalOf({ [kinds[kind]]: true }, cause)] });
      return false;
    }
  };
  const replaceLost = async (track: MediaStreamTrack, kind: InputKind, id: string) => {
    const label = state.devices.find((device) => device.kind === kind && device.id === id)?.label ?? '';
    await lab.look();
    // One that is kept while a screen is sent is looked after by the share.
    if (call.track(kinds[kind]) !== track) return;
    // #region fall-back
    const next = fallbackFor(lab.list(), kind, id);
    const isReplaced = next !== null && (await send(kind, next.id));
    if (!isReplaced) await call.use(kinds[kind], null);
    // #endregion
    set({ lost: { kind, label, next: isReplaced ? next.label : null } });
  };
  const wish = (kind: InputKind): Device | null =>
    lab.list().find((device) => device.kind === kind && device.id === state.sent[kind]) ??
    fallbackFor(lab.list(), kind, null);
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
        set({ refusals: [], kept: null, lost: null, switched: null });
        await lab.look();
        const camera = constraintsFor(wish('videoinput')?.id);
        const microphone = constraintsFor(isBroken ? brokenMicrophone : wish('audioinput')?.id);
        const { tracks, refusals } = await openCameraAndMicrophone(ask, camera, microphone);
        for (const track of tracks) {
          adopt(track, exactOf(track.kind === 'video' ? camera : microphone));
          await call.use(track.kind as 'audio' | 'video', track);
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
      const next = wish('videoinput');
      return next ? open('videoinput', next.id) : null;
    },
  };
}

function exactOf(constraints: MediaTrackConstraints | true): string | null {
  const id = constraints === true ? undefined : (constraints.deviceId as { exact: string });
  return id?.exact ?? null;
}
