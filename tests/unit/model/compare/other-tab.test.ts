import { expect, test } from 'vitest';
import type { Aside } from '#labs/model/compare/aside.ts';
import { readAside } from '#labs/model/compare/aside.ts';
import {
  asleepMs,
  beatMs,
  isAsking,
  lifeOf,
  noOtherTab,
  quietMs,
  reloadMs,
  stepOtherTab,
  type News,
} from '#labs/model/compare/other-tab.ts';

const topic = 'ABCDEFGHJKMNPQRSTUVWXYZ234';
const aside: Aside = { page: 'one', asks: false, topic, declines: false, life: 'shown', clock: null };
const comes = (at: number): News => ({ type: 'room', isInRoom: true, at });
const goes = (at: number): News => ({ type: 'room', isInRoom: false, at });
const says = (at: number, part: Partial<Aside> = {}): News => ({ type: 'said', aside: { ...aside, ...part }, at });
const after = (...news: readonly News[]) => news.reduce(stepOtherTab, noOtherTab);

test('nobody was there, then somebody who says nothing, then its side', () => {
  expect(lifeOf(after(), 0)).toBe('absent');
  expect(lifeOf(after(comes(0)), 60_000)).toBe('silent');
  expect(lifeOf(after(comes(0), says(10)), 20)).toBe('here');
});

test('a tab that has gone may be reloading, and after a while it is closed', () => {
  const gone = after(comes(0), says(10), goes(1000));
  expect(lifeOf(gone, 1000 + reloadMs - 1)).toBe('going');
  expect(lifeOf(gone, 1000 + reloadMs)).toBe('closed');
});

test('a tab that comes back as another page was reloaded; one that only lost the server was not', () => {
  const back = [comes(0), says(10), goes(1000), comes(1500)];
  expect(after(...back, says(1600, { page: 'two' }))).toMatchObject({ hasReloaded: true, goneAt: null });
  expect(lifeOf(after(...back, says(1600, { page: 'two' })), 1700)).toBe('here');
  expect(after(...back, says(1600)).hasReloaded).toBe(false);
});

test('another tab on the free place is no reload, and has asked for nothing', () => {
  const left = after(comes(0), says(10, { asks: true }), goes(1000));
  const taken = stepOtherTab(left, { type: 'room', isInRoom: true, isAnother: true, at: 1500 });
  expect(isAsking(taken, 1500)).toBe(false);
  expect(lifeOf(taken, 1500)).toBe('silent');
  expect(stepOtherTab(taken, says(1600, { page: 'two' })).hasReloaded).toBe(false);
});

test('a tab that says nothing for three beats is quiet, later asleep, and awake when it speaks again', () => {
  const tab = after(comes(0), says(100));
  expect(quietMs).toBe(3 * beatMs);
  expect(lifeOf(tab, 100 + quietMs - 1)).toBe('here');
  expect(lifeOf(tab, 100 + quietMs)).toBe('quiet');
  expect(lifeOf(tab, 100 + asleepMs - 1)).toBe('quiet');
  expect(lifeOf(tab, 100 + asleepMs)).toBe('asleep');
  expect(lifeOf(stepOtherTab(tab, says(90_000)), 90_001)).toBe('here');
});

test('a tab whose way to the server is lost is not taken to be asleep, however long it says nothing', () => {
  const tab = after(comes(0), says(100), { type: 'publisher', isHere: false, at: 12_000 });
  expect(lifeOf(tab, 90_000)).toBe('quiet');
  const back = stepOtherTab(tab, { type: 'publisher', isHere: true, at: 90_000 });
  expect(lifeOf(back, 90_001)).toBe('here');
});

test('while our own way to the server is lost nothing is said of the other tab, and then it is given time', () => {
  const lost = after(comes(0), says(100), { type: 'our-way', isOpen: false, at: 200 });
  expect(lifeOf(lost, 90_000)).toBe('unseen');
  expect(lifeOf(stepOtherTab(lost, { type: 'our-way', isOpen: true, at: 90_000 }), 90_001)).toBe('here');
  expect(lifeOf(after({ type: 'our-way', isOpen: false, at: 0 }), 1)).toBe('absent');
});

test('who has gone asks for as long as a reload takes, and who comes later has asked for nothing', () => {
  const asked = after(comes(0), says(10, { asks: true }));
  expect(isAsking(asked, 90_000)).toBe(true);
  const gone = stepOtherTab(asked, goes(90_000));
  expect(isAsking(gone, 90_000 + reloadMs - 1)).toBe(true);
  expect(isAsking(gone, 90_000 + reloadMs)).toBe(false);
  expect(isAsking(stepOtherTab(gone, comes(91_000)), 99_000)).toBe(true);
  expect(isAsking(stepOtherTab(gone, comes(99_000)), 99_000)).toBe(false);
});

test('a tab that says that it is frozen is asleep at once; one in the background is not', () => {
  expect(lifeOf(after(comes(0), says(10, { life: 'frozen' })), 20)).toBe('asleep');
  expect(lifeOf(after(comes(0), says(10, { life: 'hidden' })), 20)).toBe('hidden');
});

test('who shares nothing need not say anything, and is not taken to be asleep', () => {
  expect(lifeOf(after(comes(0), says(10, { topic: null })), 90_000)).toBe('here');
  expect(lifeOf(after(comes(0), says(10, { topic: null, declines: true })), 90_000)).toBe('declines');
});

test('a tab that slept itself does not think that the other one did', () => {
  expect(lifeOf(after(comes(0), says(10), { type: 'slept', at: 90_000 }), 90_001)).toBe('here');
});

test('an aside is read as it was written, without what nobody knows of', () => {
  expect(readAside({ ...aside, more: 1 })).toEqual(aside);
  expect(readAside({ ...aside, topic: null })).toEqual({ ...aside, topic: null });
  const clock = { of: 'a', at: 1, yours: null };
  expect(readAside({ ...aside, clock })).toEqual({ ...aside, clock });
  // An older page says nothing of its clock.
  expect(readAside({ ...aside, clock: undefined } as never)).toEqual(aside);
});

test.each<[string, object | null | string]>([
  ['nothing', null],
  ['a text', 'aside'],
  ['no page', { ...aside, page: '' }],
  ['a page of 41 signs', { ...aside, page: 'p'.repeat(41) }],
  ['asks as text', { ...aside, asks: 'yes' }],
  ['a short topic', { ...aside, topic: 'ABC234' }],
  ['a topic of other signs', { ...aside, topic: 'O'.repeat(26) }],
  ['another life', { ...aside, life: 'toString' }],
  ['no word on declining', { ...aside, declines: undefined }],
])('%s is no aside', (_, value) => {
  expect(readAside(value as never)).toBeNull();
});
