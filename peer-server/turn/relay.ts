import type { RemoteInfo, Socket as UdpSocket } from 'node:dgram';
import type { Allocation, Socket as TurnClient } from 'turn-server';
import { createServer } from 'turn-server';
import type { TurnEvent, TurnMethod } from '#labs/model/turn-wire.ts';

// The only file that knows the package `turn-server`. It is young: whatever it is used for is tested from outside.

export type RelayOptions = {
  /** What the server answers through: `address()` is where it listens, `send()` takes a datagram to the client. */
  outlet: Pick<UdpSocket, 'address' | 'send'>;
  /** The only name that may allocate here; the user name of its credentials ends in `:name`. */
  name: string;
  secret: string;
  realm: string;
  /** First and last port of relayed transport addresses. */
  ports: readonly [number, number];
  allocations: number;
  /** Whether one more relayed address may be had, over all links. */
  hasRoom: () => boolean;
  /** Whether packets may go to this address at all, and to this port of it. */
  mayReach: (ip: string, port: number | null) => boolean;
  onEvent: (event: TurnEvent) => void;
  onRelayed: (address: { ip: string; port: number }, isOpen: boolean) => void;
  report: (error: unknown) => void;
};

export type Relay = {
  take: (datagram: Buffer, from: RemoteInfo) => void;
  /** Gives up every allocation. */
  close: () => void;
};

const udp = 17;
const maxClients = 64;
const permissions = 32;
/** Milliseconds after which a client that says nothing is forgotten; its allocation with it. */
const idleMs = 300_000;

/** A STUN and TURN server of one link. It opens relayed addresses itself; what comes to the link is handed to `take`. */
export function createRelay(options: RelayOptions): Relay {
  const { outlet, name, secret, realm, ports, hasRoom, mayReach, onEvent, onRelayed, report } = options;
  const { address: ip } = outlet.address();
  const clients = new Set<TurnClient>();
  const relays = createRelayCount(onRelayed);
  const server = createServer({
    socket: outlet as UdpSocket,
    auth: { mechanism: 'long-term', realm, secret },
    relay: { ip, externalIp: ip, portRange: [...ports] },
    // Both ends of a call in one page, or in two tabs, are on this machine; `mayReach` says what else is not allowed.
    allowLoopback: true,
    maxPermissionsPerAllocation: permissions,
    maxChannelsPerAllocation: permissions,
    idleTimeout: idleMs,
  });
  server.on('error', report);
  server.on('accept', (_: unknown, allow: Answer) => {
    // A page that gathers again and again leaves many clients behind, which are forgotten only when they have been idle.
    const idle = [...clients].find((client) => client.getSession().getAllocation() === null);
    if (clients.size >= maxClients) idle?.close();
    allow(clients.size < maxClients);
  });
  server.on('connection', (client) => {
    clients.add(client);
    client.on('close', () => clients.delete(client));
    watch(client, onEvent);
  });
  // The package's own count can be talked down by allocations that come to nothing.
  server.on('quota', (_: unknown, allow: Answer) => allow(relays.count() < options.allocations));
  server.on('authorize', (info: { username: string }, allow: Answer) => allow(info.username.endsWith(`:${name}`)));
  server.on('beforeAllocate', (info: Asked, allow: Answer) => {
    // Without TCP relays, and without ports kept for later: nothing in WebRTC asks for either.
    const isPlain = info.transport === udp && info.evenPort === null && info.reservationToken === null;
    const isAllowed = isPlain && hasRoom();
    if (isAllowed) relays.begin();
    allow(isAllowed);
  });
  server.on('beforeConnect', (_: unknown, allow: Answer) => allow(false));
  const ask = ({ peer }: Peer, allow: Answer) => allow(mayReach(peer.ip, null));
  server.on('beforePermission', ask);
  server.on('beforeChannelBind', ask);
  server.on('beforeRelay', ({ peer }: Peer, allow: Answer) => allow(mayReach(peer.ip, peer.port)));
  server.on('allocate', (client, allocation) => {
    if (client.getSession().getAllocation() === allocation) relays.open(allocation);
    else closeOrphan(client);
  });
  server.on('allocate:expired', (_, allocation) => relays.close(allocation));
  return {
    take(datagram, from) {
      if (isAcceptable(datagram)) server.handlePacket(datagram, from);
    },
    close: () => server.stop(),
  };
}

type Asked = { transport: number; evenPort: unknown; reservationToken: unknown };

/** Counts the relayed addresses of one link: those that are open, and those that are being opened. */
function createRelayCount(onRelayed: RelayOptions['onRelayed']) {
  const open = new Map<Allocation, Address>();
  let begun = 0;
  return {
    count: () => open.size + begun,
    begin: () => void (begun += 1),
    open(allocation: Allocation) {
      begun = Math.max(0, begun - 1);
      open.set(allocation, allocation.relayAddress);
      onRelayed(allocation.relayAddress, true);
    },
    close(allocation: Allocation) {
      const address = open.get(allocation);
      if (address === undefined) begun = Math.max(0, begun - 1);
      else onRelayed(address, false);
      open.delete(allocation);
    },
  };
}

/** An allocation that was given up while its port was being opened: nobody else closes that port. */
function closeOrphan(client: TurnClient): void {
  const context = client.context as { relaySocket?: UdpSocket | null };
  context.relaySocket?.close();
  context.relaySocket = null;
}

/**
 * The package asks for credentials in requests only. So of indications only those come through that need none: a Binding, to
 * keep a port open, and Send. The rest of STUN is answers, which no client has to give.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8489#section-5
 */
function isAcceptable(datagram: Buffer): boolean {
  const first = datagram[0] ?? 0xff;
  if (first >> 6 === 1) return true;
  if (first > 0x3f || datagram.length < 20) return false;
  const type = datagram.readUInt16BE(0);
  const isIndication = (type & 0x0110) === 0x0010;
  return (type & 0x0110) === 0 || (isIndication && [bindingIndication, sendIndication].includes(type));
}

type Address = { ip: string; port: number };
type Peer = { peer: Address };
type Answer = (isAllowed: boolean) => void;

/** Tells what the server does for one client, request by request. */
function watch(client: TurnClient, onEvent: (event: TurnEvent) => void): void {
  const session = client.getSession();
  const source = session.context['source'] as Address;
  const requests = new Map<string, { method: TurnMethod; hasCredentials: boolean }>();
  let asking: TurnMethod = 'Binding';
  const idOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

  session.on('raw', (message: Decoded) => {
    const method = message.cls === request ? methods[message.method] : undefined;
    if (method === undefined) return;
    // Two at most are ever open; more were never answered.
    if (requests.size > 64) requests.clear();
    const hasCredentials = message.getAttribute(usernameAttribute) !== null;
    asking = method;
    requests.set(idOf(message.transactionId), { method, hasCredentials });
  });
  session.on('message', (bytes: Uint8Array) => {
    if (!isResponse(bytes)) return;
    const id = idOf(bytes.subarray(8, 20));
    const asked = requests.get(id);
    requests.delete(id);
    if (asked === undefined) return;
    const code = errorCodeOf(bytes);
    if (code === null) {
      if (asked.method === 'Binding') onEvent({ type: 'stun.answered', mapped: written(source) });
    } else if (code === 401 && !asked.hasCredentials) onEvent({ type: 'turn.challenged', method: asked.method });
    else onEvent({ type: 'turn.refused', method: asked.method, code });
  });
  session.on('permission', ({ ip }: { ip: string }) => {
    // A channel brings the permission with it. @see https://www.rfc-editor.org/rfc/rfc8656#section-12.2
    if (asking !== 'ChannelBind') onEvent({ type: 'turn.permitted', address: ip });
  });
  session.on('channel', ({ number, peer }: { number: number } & Peer) =>
    onEvent({ type: 'turn.channel-bound', channel: number, to: written(peer) }),
  );
  session.on('refresh', ({ lifetime }: Allocation) => onEvent({ type: 'turn.refreshed', lifetime }));
  client.on('allocate', ({ relayAddress, lifetime }: Allocation) =>
    onEvent({ type: 'turn.allocated', relayed: written(relayAddress), mapped: written(source), lifetime }),
  );
  client.on('allocate:expired', ({ relayAddress }: Allocation) =>
    onEvent({ type: 'turn.expired', relayed: written(relayAddress) }),
  );
}

type Decoded = {
  method: number;
  cls: number;
  transactionId: Uint8Array;
  getAttribute: (type: number) => unknown;
};

// STUN's numbers. @see https://www.rfc-editor.org/rfc/rfc8489#section-5 and sections 14.3 and 14.8
const request = 0;
const bindingIndication = 0x0011;
const sendIndication = 0x0016;
const usernameAttribute = 0x0006;
const errorCodeAttribute = 0x0009;
const methods: Readonly<Record<number, TurnMethod>> = {
  0x001: 'Binding',
  0x003: 'Allocate',
  0x004: 'Refresh',
  0x008: 'CreatePermission',
  0x009: 'ChannelBind',
  0x00a: 'Connect',
};

/** The class bits of a response are 0x0100 (success) or 0x0110 (error). */
function isResponse(bytes: Uint8Array): boolean {
  const first = bytes[0] ?? 0xff;
  return bytes.length >= 20 && first <= 0x3f && (first & 0x01) === 1;
}

function errorCodeOf(bytes: Uint8Array): number | null {
  if (((bytes[1] ?? 0) & 0x10) === 0) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 20; at + 8 <= bytes.length;) {
    const length = view.getUint16(at + 2);
    if (view.getUint16(at) === errorCodeAttribute) return (view.getUint8(at + 6) & 7) * 100 + view.getUint8(at + 7);
    at += 4 + Math.ceil(length / 4) * 4;
  }
  return null;
}

function written({ ip, port }: Address): string {
  return ip.includes(':') ? `[${ip}]:${port}` : `${ip}:${port}`;
}
