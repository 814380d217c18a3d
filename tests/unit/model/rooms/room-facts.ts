import type { FrameCarrier, RoomState } from '#labs/model/trace.ts';
import type { Json } from '#labs/model/json.ts';
import type { Fact } from '../../../support/build-trace.ts';

export const rooms = { first: 'ABC234', second: 'XYZ789' } as const;

/** Ids begin with the code of the room. */
export const idOf = (visitor: string, room: string = rooms.first) => `${room}-${visitor}`;

export const opens = (visitor: string, room: string = rooms.first): Fact => ({
  type: 'server.opened',
  id: idOf(visitor, room),
  visitor,
});

export const hears = (visitor: string, state: RoomState, room: string = rooms.first): Fact => ({
  type: 'room.changed',
  ...{ room, state, visitor },
});

export const isLost = (visitor: string, reason = 'closed'): Fact => ({ type: 'server.lost', reason, visitor });

export const unplugs = (visitor: string): Fact => ({
  type: 'frame.sent',
  visitor,
  frame: { type: 'UNPLUG', src: null, dst: null, payload: null },
  carrier: 'server',
});

export const offer: Json = {
  type: 'raw',
  message: 'Ann-1',
  description: {
    type: 'offer',
    sdp: 'v=0\r\na=fingerprint:sha-256 AB:CD\r\na=candidate:1 1 udp 99 192.0.2.7 5000 typ host\r\n',
  },
};

type Way = { type?: string; payload?: Json; carrier?: FrameCarrier };

export const sends = (visitor: string, dst: string, way: Way = {}): Fact => ({
  type: 'frame.sent',
  visitor,
  frame: { type: way.type ?? 'OFFER', src: null, dst, payload: way.payload ?? offer },
  carrier: way.carrier ?? 'server',
});

export const gets = (visitor: string, from: string | null, dst: string, way: Way = {}): Fact => ({
  type: 'frame.received',
  visitor,
  frame: { type: way.type ?? 'OFFER', src: from, dst, payload: way.payload ?? offer },
  carrier: way.carrier ?? 'server',
});

export const annEnters = [opens('Ann'), hears('Ann', 'created')];
export const benEnters = [opens('Ben'), hears('Ben', 'joined'), hears('Ann', 'ready'), hears('Ben', 'ready')];
export const two = [...annEnters, ...benEnters];
export const eveGoesOn = [hears('Eve', 'full'), opens('Eve', rooms.second), hears('Eve', 'created', rooms.second)];
export const three = [...two, ...eveGoesOn];
