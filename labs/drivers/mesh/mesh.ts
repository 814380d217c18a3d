import type { MeshContents, MeshMessageKind } from '#labs/model/mesh/mesh-message.ts';
import type { Envelope } from '#labs/model/mesh/envelope.ts';

export type MeshParts = {
  /** What it sends to everybody. */
  stream: MediaStream;
  /** `null` is everybody. */
  send: <K extends MeshMessageKind>(to: string | null, kind: K, content: MeshContents[K]) => void;
  /** A new connection for this peer alone. */
  connect: (id: string) => RTCPeerConnection;
  /** Puts what this peer sends on the screen. */
  show: (id: string, stream: MediaStream | undefined) => void;
  /** The connection to this peer is closed and forgotten. */
  onGone: (id: string) => void;
  /** An offer could not be made. */
  onProblem: (cause: unknown) => void;
  /** Whether we offer, or they do. */
  offersTo: (id: string) => boolean;
};

export type Mesh = {
  /** Says hello; whoever is there answers. */
  join: () => void;
  hear: (envelope: Envelope) => Promise<void>;
  /** Says goodbye, and closes everything. */
  leave: () => void;
  /** Closes everything and says nothing, as a tab that is killed. */
  vanish: () => void;
};

/** How long after `failed` a restart may take, in milliseconds. Then the other one is given up. */
const patience = 6000;

/** One peer's side of a mesh: a connection to each of the others, kept under the other's name. */
export function createMesh({ stream, send, connect, show, onGone, onProblem, offersTo }: MeshParts): Mesh {
  // #region mesh-map
  const connections = new Map<string, RTCPeerConnection>();
  const givingUp = new Map<string, ReturnType<typeof setTimeout>>();
  // #endregion

  // #region mesh-open
  const open = (id: string): RTCPeerConnection => {
    const known = connections.get(id);
    if (known) return known;
    const pc = connect(id);
    connections.set(id, pc);
    pc.ontrack = ({ streams }) => show(id, streams[0]);
    pc.onicecandidate = ({ candidate }) => send(id, 'candidate', plain(candidate));
    pc.onconnectionstatechange = () => watch(id, pc);
    if (offersTo(id)) pc.onnegotiationneeded = () => void offer(id, pc).catch(onProblem);
    for (const track of stream.getTracks()) pc.addTrack(track, stream);
    return pc;
  };
  // #endregion

  // #region mesh-close
  const close = (id: string): void => {
    clearTimeout(givingUp.get(id));
    givingUp.delete(id);
    connections.get(id)?.close();
    if (connections.delete(id)) onGone(id);
  };
  // #endregion

  // #region mesh-watch
  const watch = (id: string, pc: RTCPeerConnection): void => {
    if (pc.connectionState === 'connected') {
      clearTimeout(givingUp.get(id));
      givingUp.delete(id);
    }
    if (pc.connectionState !== 'failed' || givingUp.has(id)) return;
    // The network may have changed: the one who offers tries a new way, and both wait for it.
    if (offersTo(id)) pc.restartIce();
    givingUp.set(
      id,
      setTimeout(() => close(id), patience),
    );
  };
  // #endregion

  // #region mesh-offer
  const offer = async (id: string, pc: RTCPeerConnection): Promise<void> => {
    await pc.setLocalDescription();
    if (isOpen(id, pc)) send(id, 'offer', described(pc, 'offer'));
  };
  // #endregion

  // #region mesh-answer
  const answer = async (id: string, offer: RTCSessionDescriptionInit): Promise<void> => {
    const pc = open(id);
    await pc.setRemoteDescription(offer);
    if (!isOpen(id, pc)) return;
    await pc.setLocalDescription();
    if (isOpen(id, pc)) send(id, 'answer', described(pc, 'answer'));
  };
  // #endregion

  // While we waited the other one may have left, and one more may have come.
  const isOpen = (id: string, pc: RTCPeerConnection) => connections.get(id) === pc;
  const closeAll = () => {
    for (const id of [...connections.keys()]) close(id);
  };

  return {
    // #region mesh-join
    join: () => send(null, 'hello', null),
    // #endregion

    // #region mesh-hear
    async hear({ from, message: { kind, content } }) {
      if (kind === 'hello') send(from, 'here', null);
      if ((kind === 'hello' || kind === 'here') && offersTo(from)) open(from);
      if (kind === 'offer') await answer(from, content);
      if (kind === 'answer') await connections.get(from)?.setRemoteDescription(content);
      if (kind === 'candidate') await connections.get(from)?.addIceCandidate(content);
      if (kind === 'bye') close(from);
    },
    // #endregion

    // #region mesh-leave
    leave() {
      send(null, 'bye', null);
      closeAll();
    },
    // #endregion
    vanish: closeAll,
  };
}

function described<T extends 'offer' | 'answer'>(pc: RTCPeerConnection, type: T): { type: T; sdp: string } {
  return { type, sdp: pc.localDescription?.sdp ?? '' };
}

function plain(candidate: RTCIceCandidate | null): MeshContents['candidate'] {
  if (!candidate) return null;
  const { candidate: line, sdpMid, sdpMLineIndex, usernameFragment } = candidate;
  return { candidate: line, sdpMid, sdpMLineIndex, usernameFragment };
}
