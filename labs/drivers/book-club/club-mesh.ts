import type { MeshMessage } from '#labs/model/mesh/mesh-message.ts';
import { createMesh } from '../mesh/mesh.ts';
import { firstNameOffers } from '../mesh/who-offers.ts';
import type { SharedState } from './shared-state.ts';

/** A connection to one other visit. `person` is told over its channel. */
export type ClubLink = { connection: RTCPeerConnection; stream: MediaStream | null; person: string | null };

export type ClubMesh = {
  id: string;
  links: ReadonlyMap<string, ClubLink>;
  hear: (from: string, message: MeshMessage) => void;
  /** The server has lost this one. Its connection may be well all the same, so only both together are an end. */
  lost: (id: string) => void;
  /** In place of the track of its kind, to everybody. */
  replace: (track: MediaStreamTrack) => void;
  /** Says goodbye, and closes everything. */
  leave: () => void;
  /** Closes everything and says nothing: nobody would hear it. */
  close: () => void;
};

export type ClubMeshParts = {
  /** The name of this visit. */
  id: string;
  configuration: RTCConfiguration;
  stream: MediaStream;
  shared: SharedState;
  say: (to: string | null, message: MeshMessage) => void;
  onTold: (id: string) => void;
  onGone: (id: string) => void;
  onChange: () => void;
};

/** The mesh of lesson 24 with the channel of lesson 17 in each of its connections. */
export function createClubMesh(parts: ClubMeshParts): ClubMesh {
  const { id, configuration, stream, shared, say, onTold, onGone, onChange } = parts;
  const links = new Map<string, ClubLink>();
  const lost = new Set<string>();
  let sent = 0;

  const hear = (from: string, message: MeshMessage) => {
    // A connection that was closed meanwhile refuses everything.
    mesh.hear({ from, to: id, message }).catch(() => {});
  };
  const forget = (other: string) => hear(other, { id: '', kind: 'bye', content: null });

  // #region club-mesh
  const mesh = createMesh({
    stream,
    offersTo: (other) => firstNameOffers(id, other),
    send: (to, kind, content) => say(to, { id: `${(sent += 1)}`, kind, content } as MeshMessage),
    connect(other) {
      const connection = new RTCPeerConnection(configuration);
      const link: ClubLink = { connection, stream: null, person: null };
      links.set(other, link);
      // Both sides make it under the same number, so neither has to wait for the other's.
      const channel = connection.createDataChannel('club', { negotiated: true, id: 0 });
      channel.onopen = () =>
        shared.connect(channel, {
          onPerson(person) {
            link.person = person;
            onChange();
          },
          onTold: () => onTold(other),
        });
      channel.onclose = () => forget(other);
      connection.addEventListener('connectionstatechange', () => {
        if (lost.has(other) && connection.connectionState !== 'connected') forget(other);
        onChange();
      });
      onChange();
      return connection;
    },
    show(other, remote) {
      const link = links.get(other);
      if (link && remote) link.stream = remote;
      onChange();
    },
    onGone(other) {
      links.delete(other);
      onGone(other);
      onChange();
    },
    // Its connection fails then, and is given up.
    onProblem: () => {},
  });
  // #endregion
  mesh.join();

  return {
    ...{ id, links, hear },
    // #region club-lost
    lost(other) {
      lost.add(other);
      if (links.get(other)?.connection.connectionState !== 'connected') forget(other);
    },
    // #endregion
    replace(track) {
      for (const { connection } of links.values()) {
        const sender = connection.getSenders().find((each) => each.track?.kind === track.kind);
        // It is closed by now: nobody misses the track.
        sender?.replaceTrack(track).catch(() => {});
      }
    },
    leave: mesh.leave,
    close: mesh.vanish,
  };
}
