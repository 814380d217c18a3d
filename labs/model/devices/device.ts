/** As `MediaDeviceInfo.kind` spells it. @see https://w3c.github.io/mediacapture-main/#mediadevicekind-enumeration */
export const deviceKinds = ['videoinput', 'audioinput', 'audiooutput'] as const;
export type DeviceKind = (typeof deviceKinds)[number];
/** Those that a page can open. */
export type InputKind = Exclude<DeviceKind, 'audiooutput'>;

export type Device = {
  kind: DeviceKind;
  /** Empty for a real device until the person has allowed one of its kind. */
  id: string;
  label: string;
  /** Drawn or computed by the lab; it needs no permission. */
  isSynthetic: boolean;
  /** It always refuses, on purpose. */
  isBroken?: boolean;
};

export type DeviceCounts = { cameras: number; microphones: number; speakers: number; isLabelled: boolean };

export function devicesOf<K extends DeviceKind>(list: readonly Device[], kind: K): readonly Device[] {
  return list.filter((device) => device.kind === kind);
}

/** Whether the browser tells the names of the real devices; true where there are none to hide. */
export function isLabelled(list: readonly Device[]): boolean {
  return list.every(({ isSynthetic, label }) => isSynthetic || label !== '');
}

export function countDevices(list: readonly Device[]): DeviceCounts {
  return {
    cameras: devicesOf(list, 'videoinput').length,
    microphones: devicesOf(list, 'audioinput').length,
    speakers: devicesOf(list, 'audiooutput').length,
    isLabelled: isLabelled(list),
  };
}

/** What was plugged in and what was pulled out. Devices without an id cannot be told apart, so of them nothing is said. */
export function changesBetween(
  before: readonly Device[],
  after: readonly Device[],
): { came: readonly Device[]; gone: readonly Device[] } {
  // A kind that was hidden before is only named now; nothing of it was plugged in.
  const wasHidden = (kind: DeviceKind) => devicesOf(before, kind).some(({ id }) => id === '');
  const isIn = (list: readonly Device[], { kind, id }: Device) =>
    list.some((device) => device.kind === kind && device.id === id);
  return {
    came: after.filter((device) => device.id !== '' && !wasHidden(device.kind) && !isIn(before, device)),
    gone: before.filter((device) => device.id !== '' && !isIn(after, device)),
  };
}

/**
 * Devices to open in place of one that is gone, the best first: real ones for a real one, synthetic ones for a synthetic one, then
 * the others. Real ones without a name are left out: nobody has allowed them.
 */
export function fallbacksFor(list: readonly Device[], kind: InputKind, lost: Device): readonly Device[] {
  const left = devicesOf(list, kind).filter(
    ({ id, isBroken, isSynthetic, label }) => id !== lost.id && !isBroken && (isSynthetic || label !== ''),
  );
  const isAlike = ({ isSynthetic }: Device) => isSynthetic === lost.isSynthetic;
  return [...left.filter(isAlike), ...left.filter((device) => !isAlike(device))];
}

/** The device that somebody who asks for a camera or a microphone means: a real one where there is one. */
export function usualDevice(list: readonly Device[], kind: InputKind): Device | null {
  const usable = devicesOf(list, kind).filter(({ isBroken }) => !isBroken);
  return usable.find(({ isSynthetic }) => !isSynthetic) ?? usable[0] ?? null;
}

/** The device after this one in the list, and the first after the last; `null` where there is no other. */
export function nextDevice(list: readonly Device[], kind: InputKind, currentId: string | null): Device | null {
  const usable = devicesOf(list, kind).filter(({ isBroken, id }) => !isBroken && (id !== '' || currentId === null));
  const next = usable[(usable.findIndex(({ id }) => id === currentId) + 1) % usable.length] ?? null;
  return next?.id === currentId ? null : next;
}
