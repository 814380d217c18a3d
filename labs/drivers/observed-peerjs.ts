import { BufferedConnection, type Peer } from 'peerjs';

type PeerConnectionHolder = { provider: Peer; peerConnection: RTCPeerConnection | null };

const observers = new WeakMap<Peer, (connection: RTCPeerConnection) => void>();
let isWatching = false;

/**
 * Hands over each connection this `Peer` makes at the moment it puts it into `call.peerConnection`: before it adds the
 * tracks of a call, and before it sets the offer it answers, which it does in the same breath.
 */
export function observePeer(peer: Peer, observe: (connection: RTCPeerConnection) => void): void {
  observers.set(peer, observe);
  if (isWatching) return;
  isWatching = true;
  // PeerJS does not export the class of `call`; it is two steps up from one that it does export.
  const dataConnection = Object.getPrototypeOf(BufferedConnection.prototype) as object;
  const anyConnection = Object.getPrototypeOf(dataConnection) as object;
  Object.defineProperty(anyConnection, 'peerConnection', {
    configurable: true,
    set(this: PeerConnectionHolder, value: RTCPeerConnection | null) {
      Object.defineProperty(this, 'peerConnection', { value, writable: true, configurable: true });
      if (value) observers.get(this.provider)?.(value);
    },
    get: () => undefined,
  });
}
