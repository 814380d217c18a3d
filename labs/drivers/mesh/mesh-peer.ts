import type { MeshMessage } from '#labs/model/mesh/mesh-message.ts';
import type { Mistake } from '#labs/model/mesh/mistakes.ts';
import { meshId, type Seat } from '#labs/model/mesh/seats.ts';
import type { SignalingMessage } from '#labs/model/trace.ts';
import { observeConnection } from '../observe-connection.ts';
import { observePlayback } from '../observe-playback.ts';
import { errorFacts } from '../sanitise.ts';
import { openBroadcast } from '../signaling/broadcast.ts';
import { createMesh } from './mesh.ts';
import { openMeshPicture, type MeshLook } from './mesh-picture.ts';
import type { PairTraces } from './pair-traces.ts';
import type { RecordFact } from '../trace-store.ts';
import { everyoneOffers, firstNameOffers } from './who-offers.ts';

/** A connection to one other peer, as the page looks at it. */
export type MeshLink = { other: string; connection: RTCPeerConnection; stream: MediaStream | null };

/** One peer that lives in this page. */
export type MeshPeer = {
  id: string;
  seat: Seat;
  stream: MediaStream;
  /** By the id of the other one, in the order in which they were made. */
  links: ReadonlyMap<string, MeshLink>;
  join: () => void;
  /** Says goodbye. */
  leave: () => void;
  /** Says nothing: its connections and its way to the others are simply gone. */
  crash: () => void;
};

export type MeshPeerParts = {
  seat: Seat;
  room: string;
  look: MeshLook;
  traces: PairTraces;
  mistake: () => Mistake;
  /** Something that is shown of this peer is another one. */
  onChange: () => void;
  /** The browser makes no connection. */
  onProblem: (cause: unknown) => void;
};

/** Makes a peer with its picture, its way to the others and its mesh, all of it observed. It ends by leaving or crashing. */
export function createMeshPeer({ seat, room, look, traces, mistake, onChange, onProblem }: MeshPeerParts): MeshPeer {
  const id = meshId(seat, crypto.randomUUID().slice(0, 8));
  const over = new AbortController();
  const stream = openMeshPicture(look, over.signal);
  const channel = openBroadcast(room, id);
  const links = new Map<string, MeshLink & { end: AbortController }>();
  let sent = 0;

  const mesh = createMesh({
    stream,
    offersTo: (other) => (mistake() === 'everyone-offers' ? everyoneOffers : firstNameOffers)(id, other),
    send(to, kind, content) {
      sent += 1;
      const message = { id: `${id}-${sent}`, kind, content } as MeshMessage;
      for (const other of to === null ? links.keys() : [to]) recordMessage('message.sent', other, message);
      channel.post({ from: id, to, message });
    },
    connect(other) {
      const end = new AbortController();
      const record = traces.recorder(id, other);
      const connection = observeConnection(construct(record), record, end.signal);
      connection.addEventListener('connectionstatechange', onChange, { signal: end.signal });
      links.set(other, { other, connection, stream: null, end });
      onChange();
      return connection;
    },
    show(other, remote) {
      const link = links.get(other);
      if (!link || !remote) return;
      link.stream = remote;
      observePlayback(remote, traces.recorder(id, other), link.end.signal);
      onChange();
    },
    onGone(other) {
      links.get(other)?.end.abort();
      links.delete(other);
      onChange();
    },
    // The browser has refused it, and the trace says so.
    onProblem: () => {},
  });
  const construct = (record: RecordFact): RTCPeerConnection => {
    try {
      return new RTCPeerConnection();
    } catch (cause) {
      record('connection.refused', { configuration: {}, error: errorFacts(cause) });
      onProblem(cause);
      throw cause;
    }
  };
  /** What concerns no pair yet is in no trace. */
  const recordMessage = (fact: 'message.sent' | 'message.received', other: string, message: MeshMessage) => {
    if (message.kind === 'hello' || message.kind === 'here') return;
    traces.recorder(id, other)(fact, { message: message as unknown as SignalingMessage });
  };
  channel.receive((envelope) => {
    const { from, message } = envelope;
    if (message.kind !== 'bye' || links.has(from)) recordMessage('message.received', from, message);
    if (message.kind === 'bye' && mistake() === 'forgets-to-close') return;
    // What is refused is in the trace; a connection that was closed meanwhile refuses everything.
    void mesh.hear(envelope).catch(() => {});
  });
  const end = () => {
    channel.close();
    over.abort();
    onChange();
  };
  return {
    ...{ id, seat, stream, links },
    join: mesh.join,
    leave() {
      mesh.leave();
      end();
    },
    crash() {
      channel.close();
      // A page that is gone tells nothing more.
      for (const link of links.values()) link.end.abort();
      mesh.vanish();
      end();
    },
  };
}
