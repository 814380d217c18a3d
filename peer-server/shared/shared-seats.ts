import { timingSafeEqual } from 'node:crypto';
import type { PeerId } from '#labs/model/vocabulary.ts';
import { roomAlphabet, roomCodeLength, type Seat } from '#labs/model/wire.ts';
import { earlierPlace, idSigns, parseSeatId, tokenSigns } from '../rooms.ts';
import type { Across, OpenSeat, SeatListener, Seats } from '../seats.ts';
import { BusLost } from './bus.ts';
import type { RedisStore } from './redis-store.ts';
import {
  buryProcess,
  findSeat,
  freeCode,
  heldSeats,
  leaveSeat,
  openSeat,
  reserveSeat,
  sweepRooms,
} from './seat-scripts.ts';

export type SharedSeatsParts = {
  store: RedisStore;
  /** A whole number from 0 up to, not including, `below`; unguessable. */
  random: (below: number) => number;
  reservationMs: number;
  report: (error: unknown) => void;
};

/** A seat of this process: who is across, as of which change of the room. */
type Held = OpenSeat & {
  meet: (rev: number, across: Across | null) => void;
  /** Redis may count from the beginning again. */
  forgetRev: () => void;
  hear: (text: string) => void;
  releaseWith: (end: () => void) => void;
  lose: () => void;
};

const mostRooms = 50_000;
const codesAtOnce = 16;
/** Characters of one socket on their way to Redis: as many as may wait for one receiver here. */
const mostUnderWay = 1024 * 1024;
/** Milliseconds in which all processes have found a Redis that was lost. */
const comeBackMs = 10_000;

/** Rooms of two in Redis, so that the two may be at different processes. */
export function createSharedSeats({ store, random, reservationMs, report }: SharedSeatsParts): Seats {
  const holding = new Set<Held>();
  let rooms = 0;
  let opened = 0;

  const signs = (count: number): string =>
    Array.from({ length: count }, () => roomAlphabet.charAt(random(roomAlphabet.length))).join('');
  const acrossOf = (id: string, at: string, hasMoved = false): Across | null =>
    id === '-' ? null : { id, at, isNear: at.startsWith(`${store.process}.`), hasMoved };
  const quietly = (error: unknown) => {
    if (!(error instanceof BusLost)) report(error);
  };
  const channelOf = (id: string) => `icebreaker:seat:${id}`;

  const open = async ({ room, id, token, role }: Seat, at: string, mayMake: boolean) =>
    (await store.run(openSeat, [], [room, id, token, role, at, mayMake ? 1 : 0])) as
      [string, string, string, number] | null;

  /** Redis is there again, and may know nothing any more, or what has changed meanwhile, or may have given a seat away. */
  store.onReady(async () => {
    const ours = new Set([...holding].map(({ at }) => at));
    for (const member of (await store.run(heldSeats, [], [store.process])) as string[]) {
      const [id = '', at = ''] = member.split(' ');
      if (!ours.has(at)) await store.run(leaveSeat, [], [id.slice(0, roomCodeLength), id, at]);
    }
    const alone: Held[] = [];
    for (const each of [...holding]) {
      each.forgetRev();
      const answer = await open(each.seat, each.at, true);
      if (answer === null) each.lose();
      else if (answer[1] === '-') alone.push(each);
      else each.meet(Number(answer[0]), acrossOf(answer[1], answer[2]));
    }
    // Whoever was across, at another process, may only not have come back yet.
    setTimeout(() => void Promise.all(alone.map(lookAgain)).catch(quietly), comeBackMs).unref();
    await sweep();
  });
  const lookAgain = async (held: Held) => {
    const answer = holding.has(held) ? await open(held.seat, held.at, true) : null;
    if (answer !== null) held.meet(Number(answer[0]), acrossOf(answer[1], answer[2]));
  };
  store.onGone(async (process) => void (await store.run(buryProcess, [], [process])));
  const sweep = async () => {
    rooms = Number(await store.run(sweepRooms, [], []));
  };

  return {
    count: () => rooms,
    async freeCode() {
      const codes = Array.from({ length: codesAtOnce }, () => signs(roomCodeLength));
      return (await store.run(freeCode, [], codes)) as string | null;
    },
    async reserve(room, earlier) {
      const isOurs = earlierPlace(room, earlier) !== null ? 1 : 0;
      const [newId, newToken] = [`${room}-${signs(idSigns)}`, signs(tokenSigns)];
      const asked = isOurs === 1 ? [earlier.id ?? '', earlier.token ?? ''] : ['', ''];
      const answer = await store.run(
        reserveSeat,
        [],
        [room, reservationMs, mostRooms, ...asked, isOurs, newId, newToken],
      );
      if (!Array.isArray(answer)) return null;
      const [id = '', token = '', role] = answer as string[];
      return { room, id, token, role: role as PeerId };
    },
    async find(id, token) {
      const room = parseSeatId(id)?.room;
      if (room === undefined) return null;
      const answer = (await store.run(findSeat, [], [room, id])) as [string, PeerId] | null;
      return answer !== null && isSame(answer[0], token) ? { room, id, token, role: answer[1] } : null;
    },
    async open(seat) {
      const at = `${store.process}.${(opened += 1)}`;
      const held = holdSeat(seat, at);
      try {
        // Told before it is asked for, so that nothing is missed between.
        held.releaseWith(await store.subscribe(channelOf(seat.id), held.hear));
        const answer = await open(seat, at, false);
        if (answer !== null) {
          held.hasMoved = answer[3] === 1;
          held.meet(Number(answer[0]), acrossOf(answer[1], answer[2]));
          return held;
        }
      } catch (error) {
        held.leave();
        throw error;
      }
      held.leave();
      return null;
    },
    sweep: () => void sweep().catch(quietly),
  };

  function holdSeat(seat: Seat, at: string): Held {
    const waiting: string[] = [];
    let listener: SeatListener | null = null;
    let across: Across | null = null;
    let rev = -1;
    let isReplaced = false;
    let isLeft = false;
    let underWay = 0;
    let release = () => {};

    const held: Held = {
      seat,
      at,
      hasMoved: false,
      listen(heard) {
        listener = heard;
        heard.onAcross(across);
        for (const text of waiting.splice(0)) heard.onMessage(text);
        if (isReplaced) heard.onReplaced();
      },
      async send(text) {
        if (across === null || underWay + text.length > mostUnderWay) return false;
        underWay += text.length;
        const heard = await store.publish(channelOf(across.id), `message ${at} ${text}`).catch(() => 0);
        underWay -= text.length;
        return heard > 0;
      },
      releaseWith(end) {
        release = end;
        if (isLeft) end();
      },
      leave() {
        isLeft = true;
        holding.delete(held);
        release();
        store.run(leaveSeat, [], [seat.room, seat.id, at]).catch(quietly);
      },
      meet(newRev, next) {
        if (newRev <= rev) return;
        rev = newRev;
        if (across?.at === next?.at) return;
        across = next;
        listener?.onAcross(next);
      },
      forgetRev: () => void (rev = -1),
      lose() {
        isReplaced = true;
        listener?.onReplaced();
      },
      hear(text) {
        const [kind, first = '', second = '', third = '', fourth] = text.split(' ', 5);
        if (kind === 'across') held.meet(Number(first), acrossOf(second, third, fourth === 'moved'));
        else if (kind === 'replaced' && first === at) held.lose();
        else if (kind === 'message' && first === across?.at) {
          const message = text.slice(kind.length + first.length + 2);
          if (listener === null) waiting.push(message);
          else listener.onMessage(message);
        }
      },
    };
    holding.add(held);
    return held;
  }
}

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
