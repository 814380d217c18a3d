import { expect, test } from 'vitest';
import {
  changesBetween,
  countDevices,
  fallbacksFor,
  nextDevice,
  type Device,
  type DeviceKind,
  usualDevice,
} from '#labs/model/devices/device.ts';

const device = (kind: DeviceKind, id: string, more: Partial<Device> = {}): Device => ({
  ...{ kind, id, label: id, isSynthetic: false },
  ...more,
});
const one = device('videoinput', 'one');
const two = device('videoinput', 'two');
const drawn = device('videoinput', 'drawn', { isSynthetic: true });
const ear = device('audioinput', 'ear');
const broken = device('audioinput', 'broken', { isSynthetic: true, isBroken: true });
const hidden = device('videoinput', '', { label: '' });

test('devices are counted by kind, and are labelled once each real one has a name', () => {
  expect(countDevices([one, two, ear, device('audiooutput', 'out')])).toEqual({
    ...{ cameras: 2, microphones: 1, speakers: 1, isLabelled: true },
  });
  expect(countDevices([hidden, drawn]).isLabelled).toBe(false);
  expect(countDevices([drawn]).isLabelled).toBe(true);
});

test('what came and what is gone is told by id', () => {
  expect(changesBetween([one, ear], [ear, two])).toEqual({ came: [two], gone: [one] });
  expect(changesBetween([one], [one])).toEqual({ came: [], gone: [] });
});

test('a device that is only named now was not plugged in', () => {
  expect(changesBetween([hidden, ear], [one, two, ear])).toEqual({ came: [], gone: [] });
});

test('the same id of two kinds is two devices', () => {
  const speaker = device('audiooutput', 'default');
  const microphone = device('audioinput', 'default');
  expect(changesBetween([speaker], [speaker, microphone]).came).toEqual([microphone]);
});

const drawnToo = device('videoinput', 'drawn too', { isSynthetic: true });

test.each([
  { when: 'another real one is there', list: [drawn, one, two], lost: one, next: [two, drawn] },
  { when: 'only a synthetic one is left', list: [one, drawn], lost: one, next: [drawn] },
  { when: 'it was synthetic', list: [one, drawn, drawnToo], lost: drawn, next: [drawnToo, one] },
  { when: 'nobody has allowed the real one', list: [hidden, drawn], lost: drawn, next: [] },
  { when: 'none is left', list: [one, ear], lost: one, next: [] },
])('a lost camera is replaced where $when', ({ list, lost, next }) => {
  expect(fallbacksFor(list, 'videoinput', lost)).toEqual(next);
});

test('a device that always fails is no way out', () => {
  expect(fallbacksFor([ear, broken], 'audioinput', ear)).toEqual([]);
});

test('who asks for a camera means a real one where there is one', () => {
  expect(usualDevice([drawn, hidden], 'videoinput')).toBe(hidden);
  expect(usualDevice([drawn, ear], 'videoinput')).toBe(drawn);
  expect(usualDevice([broken], 'audioinput')).toBeNull();
});

test('the next camera is the one after this, and the first after the last', () => {
  const list = [one, ear, two, drawn];
  expect(nextDevice(list, 'videoinput', 'one')).toBe(two);
  expect(nextDevice(list, 'videoinput', 'drawn')).toBe(one);
  expect(nextDevice(list, 'videoinput', null)).toBe(one);
  expect(nextDevice([one], 'videoinput', 'one')).toBeNull();
  expect(nextDevice([ear], 'videoinput', null)).toBeNull();
});
