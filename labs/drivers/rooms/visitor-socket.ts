import type { Json } from '#labs/model/json.ts';
import type { FrameFacts } from '#labs/model/trace.ts';
import type { Seat } from '#labs/model/wire.ts';

/** What a client of the PeerJS server gives to its socket. `src` is for the server to write in. */
export type OutgoingFrame = { type: string; dst?: string; payload?: Json };

export type VisitorSocket = {
  send: (frame: OutgoingFrame) => void;
  close: () => void;
};

export type VisitorSocketEvents = {
  onFrame: (frame: FrameFacts) => void;
  /** @param code as in `closeCodes`; 1006 where the connection ended without a goodbye */
  onClose: (code: number) => void;
};

// #region rooms-socket
/** A client of the PeerJS protocol without the PeerJS library: its messages are JSON, one in each frame. */
export function openVisitorSocket(seat: Seat, events: VisitorSocketEvents): VisitorSocket {
  const query = new URLSearchParams({ key: 'peerjs', id: seat.id, token: seat.token });
  const socket = new WebSocket(`${location.origin.replace('http', 'ws')}/peerjs/peerjs?${query}`);
  socket.onmessage = ({ data }) => events.onFrame(readFrame(String(data)));
  socket.onclose = ({ code }) => events.onClose(code);
  return {
    send(frame) {
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
    },
    close: () => socket.close(),
  };
}
// #endregion

function readFrame(text: string): FrameFacts {
  const { type, src, dst, payload } = JSON.parse(text) as Partial<FrameFacts>;
  return { type: type ?? '', src: src ?? null, dst: dst ?? null, payload: payload ?? null };
}
