import { expect, test } from 'vitest';
import { initialTransition, transition } from 'xstate';
import { LabError } from '#labs/model/errors.ts';
import { twoTabMachine, type TwoTabEvent, type TwoTabSnapshot } from '#labs/model/machines/two-tab.ts';
import { errorOf } from './unprovided.ts';

type Asked = { type: string; params: unknown };

/** Where these events lead, and what the last one asked for, in order. */
function play(...events: readonly TwoTabEvent[]): { at: TwoTabSnapshot; asks: string[]; asked: Asked[] } {
  let [at] = initialTransition(twoTabMachine);
  let asked: Asked[] = [];
  for (const event of events) {
    const [next, actions] = transition(twoTabMachine, at, event);
    at = next;
    asked = actions.map(({ type, params }) => ({ type, params }));
  }
  return { at, asks: asked.map(({ type }) => type), asked };
}

/** `call/room/server`, the call without the name of its group. */
function placeOf({ value }: TwoTabSnapshot): string {
  const call = Object.values(value.call)[0] ?? '';
  return [call, value.room, value.server].join(' / ');
}

const room = 'K7QX2M';
const enter: TwoTabEvent = { type: 'enter', room };
const entered = (role: 'alice' | 'bob'): TwoTabEvent => ({ type: 'entered', room, role });
const full: TwoTabEvent = { type: 'room.full', room, next: 'AAAAAA' };
const refused: TwoTabEvent = { type: 'refused', failure: { code: 'server/refused', details: { message: 'too many' } } };
const here: TwoTabEvent = { type: 'partner.here', isSame: false };
const same: TwoTabEvent = { type: 'partner.here', isSame: true };
const gone: TwoTabEvent = { type: 'partner.gone' };
const leave: TwoTabEvent = { type: 'leave' };
const lost: TwoTabEvent = { type: 'server.lost' };
const foundAgain: TwoTabEvent = { type: 'server.found' };
const call: TwoTabEvent = { type: 'call', mode: 'raw' };
const incoming: TwoTabEvent = { type: 'incoming' };
const connected: TwoTabEvent = { type: 'connected' };
const hangUp: TwoTabEvent = { type: 'hang-up' };
const ended: TwoTabEvent = { type: 'ended' };
const failed: TwoTabEvent = { type: 'failed', message: 'connectionState is failed' };

const alone = [enter, entered('alice')];
const alice = [...alone, here];
const bob = [enter, entered('bob'), here];
const up = [...alice, call, connected];

test.each([
  { when: 'nothing has happened', events: [], place: 'none / outside / off', asks: [] },
  { when: 'going to a room', events: [enter], place: 'none / entering / off', asks: ['enterRoom'] },
  { when: 'entered', events: alone, place: 'none / alone / on', asks: [] },
  { when: 'the room is full', events: [enter, full], place: 'none / full / off', asks: [] },
  {
    when: 'another try after a full room',
    events: [enter, full, enter],
    place: 'none / entering / off',
    asks: ['enterRoom'],
  },
  { when: 'the server refuses', events: [enter, refused], place: 'none / refused / off', asks: [] },
  {
    when: 'another try after a refusal',
    events: [enter, refused, enter],
    place: 'none / entering / off',
    asks: ['enterRoom'],
  },
  { when: 'the other one comes', events: alice, place: 'none / together / on', asks: [] },
  { when: 'the other one goes', events: [...alice, gone], place: 'none / deserted / on', asks: [] },
  { when: 'the other one comes back', events: [...alice, gone, same], place: 'none / together / on', asks: [] },
  { when: 'the server is lost', events: [...alice, lost], place: 'none / together / lost', asks: [] },
  { when: 'the server is found again', events: [...alice, lost, foundAgain], place: 'none / together / on', asks: [] },
  { when: 'the server is lost before it was there', events: [enter, lost], place: 'none / entering / off', asks: [] },
  { when: 'a second request while entering', events: [enter, enter], place: 'none / entering / off', asks: [] },

  { when: 'alice calls', events: [...alice, call], place: 'calling / together / on', asks: ['startCall'] },
  { when: 'a call outside', events: [call], place: 'none / outside / off', asks: [] },
  { when: 'a call alone', events: [...alone, call], place: 'none / alone / on', asks: [] },
  { when: 'a call to nobody any more', events: [...alice, gone, call], place: 'none / deserted / on', asks: [] },
  { when: 'a second call', events: [...alice, call, call], place: 'calling / together / on', asks: [] },
  { when: 'the other tab calls', events: [...bob, incoming], place: 'answering / together / on', asks: ['answerCall'] },
  { when: 'the call is up', events: up, place: 'up / together / on', asks: [] },
  { when: 'the answered call is up', events: [...bob, incoming, connected], place: 'up / together / on', asks: [] },
  { when: 'this side hangs up', events: [...up, hangUp], place: 'over / together / on', asks: ['sayBye', 'endCall'] },
  { when: 'the other side hangs up', events: [...up, ended], place: 'over / together / on', asks: ['endCall'] },
  { when: 'the call fails', events: [...up, failed], place: 'over / together / on', asks: ['sayFailed', 'endCall'] },
  {
    when: 'hanging up while calling',
    events: [...alice, call, hangUp],
    place: 'over / together / on',
    asks: ['sayBye', 'endCall'],
  },
  {
    when: 'hanging up while answering',
    events: [...bob, incoming, hangUp],
    place: 'over / together / on',
    asks: ['sayBye', 'endCall'],
  },
  { when: 'hanging up twice', events: [...up, hangUp, hangUp], place: 'over / together / on', asks: [] },
  {
    when: 'calling again after the end',
    events: [...up, hangUp, call],
    place: 'calling / together / on',
    asks: ['startCall'],
  },
  {
    when: 'being called again after the end',
    events: [...up, ended, incoming],
    place: 'answering / together / on',
    asks: ['answerCall'],
  },
  {
    when: 'a late report of a call that is over',
    events: [...up, hangUp, connected],
    place: 'over / together / on',
    asks: [],
  },
  {
    when: 'a late failure of a call that is over',
    events: [...up, hangUp, failed],
    place: 'over / together / on',
    asks: [],
  },

  {
    when: 'both have called and this is alice',
    events: [...alice, call, incoming],
    place: 'calling / together / on',
    asks: [],
  },
  {
    when: 'both have called and this is bob',
    events: [...bob, call, incoming],
    place: 'answering / together / on',
    asks: ['endCall', 'answerCall'],
  },
  {
    when: 'a new offer while answering',
    events: [...bob, incoming, incoming],
    place: 'answering / together / on',
    asks: ['endCall', 'answerCall'],
  },
  {
    when: 'a new call while one is up',
    events: [...up, incoming],
    place: 'answering / together / on',
    asks: ['endCall', 'answerCall'],
  },

  { when: 'the server goes while the call is up', events: [...up, lost], place: 'up / together / lost', asks: [] },
  {
    when: 'the other one leaves the room while the call is up',
    events: [...up, gone],
    place: 'up / deserted / on',
    asks: [],
  },
  {
    when: 'server and room go while the call is up',
    events: [...up, lost, gone],
    place: 'up / deserted / lost',
    asks: [],
  },
  {
    when: 'hanging up without a server',
    events: [...up, lost, hangUp],
    place: 'over / together / lost',
    asks: ['sayBye', 'endCall'],
  },
])('$when: $place', ({ events, place, asks: expected }) => {
  const { at, asks } = play(...events);
  expect(placeOf(at)).toBe(place);
  expect(asks).toEqual(expected);
});

test.each([
  { from: 'entering', events: [enter] },
  { from: 'alone', events: alone },
  { from: 'together', events: alice },
  { from: 'deserted', events: [...alice, gone] },
  { from: 'full', events: [enter, full] },
  { from: 'refused', events: [enter, refused] },
  { from: 'calling', events: [...alice, call] },
  { from: 'answering', events: [...bob, incoming] },
  { from: 'a call that is up', events: up },
  { from: 'a call that is over', events: [...up, ended] },
  { from: 'a lost server', events: [...up, lost] },
])('leaving from $from ends the call while there is a server to say so, then the room', ({ events }) => {
  const { at, asks } = play(...events, leave);
  expect(placeOf(at)).toBe('none / outside / off');
  expect(asks).toEqual(['sayBye', 'endCall', 'leaveRoom']);
  expect(at.context).toMatchObject({ room: null, next: null, failure: null });
});

test('an answer of the server that comes after leaving changes nothing', () => {
  expect(placeOf(play(enter, leave, entered('bob')).at)).toBe('none / outside / off');
  expect(placeOf(play(enter, leave, full).at)).toBe('none / outside / off');
  expect(placeOf(play(enter, leave, refused).at)).toBe('none / outside / off');
});

test.each([room, null])('the room that is asked for is %s, and the driver is told', (wanted) => {
  const { at, asked } = play({ type: 'enter', room: wanted });
  expect(asked).toEqual([{ type: 'enterRoom', params: { room: wanted } }]);
  expect(at.context.room).toBe(wanted);
});

test.each(['raw', 'peerjs'] as const)('a call the %s way is started that way', (mode) => {
  expect(play(...alice, { type: 'call', mode }).asked).toEqual([{ type: 'startCall', params: { mode } }]);
});

test('the role is the one the server gave', () => {
  expect(play(...bob).at.context).toMatchObject({ room, role: 'bob' });
});

test('a full room names a free one until another is asked for', () => {
  expect(play(enter, full).at.context).toMatchObject({ room, next: 'AAAAAA' });
  expect(play(enter, full, enter).at.context.next).toBeNull();
});

test('a refusal is kept until another try', () => {
  expect(play(enter, refused).at.context).toMatchObject({ room, failure: { code: 'server/refused' } });
  expect(play(enter, refused, enter).at.context).toMatchObject({ room, failure: null });
});

test('why a call failed is kept until the next one', () => {
  expect(play(...up, failed).at.context.message).toBe('connectionState is failed');
  expect(play(...up, failed, call).at.context.message).toBeNull();
  expect(play(...up, failed, incoming).at.context.message).toBeNull();
});

test.each([
  { comes: 'the same tab', event: same, back: 'same' },
  { comes: 'another tab', event: here, back: 'other' },
])('when $comes takes the free place, that is known until a call begins', ({ event, back }) => {
  expect(play(...alice).at.context.back).toBeNull();
  expect(play(...alice, gone, event).at.context.back).toBe(back);
  expect(play(...alice, gone, event, call).at.context.back).toBeNull();
  expect(play(...alice, gone, event, incoming).at.context.back).toBeNull();
  expect(play(...alice, gone, event, leave).at.context.back).toBeNull();
});

test.each([
  { action: 'enterRoom', events: [enter] },
  { action: 'sayBye', events: [leave] },
  { action: 'answerCall', events: [incoming] },
])('$action without a driver is a wiring mistake that names it', ({ action, events }) => {
  const error = errorOf(twoTabMachine, {}, ...events);
  if (!(error instanceof LabError)) throw new Error('no LabError');
  expect(error.code).toBe('machine/unprovided-action');
  expect(error.message).toContain(`"${action}"`);
});

test.each([
  { action: 'startCall', events: [...alice, call] },
  { action: 'endCall', events: [...up, ended] },
  { action: 'leaveRoom', events: [leave] },
])('$action is not provided either', ({ action, events }) => {
  const others = ['enterRoom', 'startCall', 'sayBye', 'endCall', 'leaveRoom'].filter((name) => name !== action);
  const provided = twoTabMachine.provide({ actions: Object.fromEntries(others.map((name) => [name, () => {}])) });
  expect(errorOf(provided, {}, ...events)).toMatchObject({ message: expect.stringContaining(`"${action}"`) as string });
});
