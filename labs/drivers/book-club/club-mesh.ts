import type { MeshContents, MeshMessage, MeshMessageKind } from '#labs/model/mesh/mesh-message.ts';
import { createMesh } from '../mesh/mesh.ts';
import { firstNameOffers } from '../mesh/who-offers.ts';
import type { SharedState } from './shared-state.ts';

/** A connection to one other. `person` is told over its channel. */
export type ClubLink = { connection: RTCPeerConnection; stream: MediaStream | null; person: string | null };

export type ClubMesh = {
  id: string;
  links: ReadonlyMap<string, ClubLink>;
  hear: (from: string, message: MeshMessage) => void;
  /** The server has lost this address. The connection may be well all the same, so only both together are an end. */
  lost: (address: string) => void;
  /** The server is back, with another address for everybody. */
  again: () => void;
  /** In place of the track of its kind, to everybody. */
  replace: (track: MediaStreamTrack) => void;
  /** Says goodbye, and closes everything. */
  leave: () => void;
  /** Closes everything and says nothing: nobody would hear it. */
  close: () => void;
};

export type ClubMeshParts = {
  /** The name of the first visit. It stays, whatever becomes of the socket. */
  id: string;
  configuration: RTCConfiguration;
  stream: MediaStream;
  shared: SharedState;
  say: (to: string | null, message: MeshMessage) => void;
  /** This one has told all that it knows. */
  onTold: () => void;
  /** By its address. */
  onGone: (address: string) => void;
  onChange: () => void;
};

/** The mesh of lesson 24 with the channel of lesson 17 in each of its connections. */
export function createClubMesh(parts: ClubMeshParts): ClubMesh {
  const { id, configuration, stream, shared, say, onTold, onGone, onChange } = parts;
  const links = new Map<string, ClubLink>();
  /** Whom the server has lost, by name. */
  const lost = new Set<string>();
  let sent = 0;

  // #region club-names
  /** Where each one is reached now, by the name of their first visit. */
  const addresses = new Map<string, string>();
  const hear = (from: string, message: MeshMessage) => {
    const name = message.as ?? from;
    addresses.set(name, from);
    lost.delete(name);
    // A connection that was closed meanwhile refuses everything.
    mesh.hear({ from: name, to: id, message }).catch(() => {});
  };
  // #endregion
  const addressOf = (name: string) => addresses.get(name) ?? name;
  const message = <K extends MeshMessageKind>(kind: K, content: MeshContents[K]) =>
    ({ id: `${(sent += 1)}`, as: id, kind, content }) as MeshMessage;
  const forget = (other: string) => {
    mesh.hear({ from: other, to: id, message: message('bye', null) }).catch(() => {});
  };
  const lose = (name: string) => {
    lost.add(name);
    if (links.get(name)?.connection.connectionState !== 'connected') forget(name);
  };

  // #region club-mesh
  const mesh = createMesh({
    stream,
    offersTo: (other) => firstNameOffers(id, other),
    send: (to, kind, content) => say(to && addressOf(to), message(kind, content)),
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
          onTold,
        });
      channel.onclose = () => {
        if (links.get(other) !== link) return;
        forget(other);
        // It said no goodbye: whoever is there after all answers.
        say(addressOf(other), message('hello', null));
      };
      connection.addEventListener('connectionstatechange', () => {
        if (links.get(other) === link && lost.has(other) && connection.connectionState !== 'connected') forget(other);
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
      onGone(addressOf(other));
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
    lost(address) {
      for (const name of links.keys()) if (addressOf(name) === address) lose(name);
    },
    // #endregion
    // #region club-again
    again() {
      // Until they say hello, too: who does not, and is not connected, is gone.
      for (const name of links.keys()) lose(name);
      mesh.join();
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
