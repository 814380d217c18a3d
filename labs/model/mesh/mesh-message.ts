import type { Candidate } from '../trace.ts';

/** What the peers of a mesh say to each other. */
export type MeshContents = {
  /** To all: I have come. */
  hello: null;
  /** To one who has come: I am here. */
  here: null;
  offer: { type: 'offer'; sdp: string };
  answer: { type: 'answer'; sdp: string };
  /** `null` ends the candidates. */
  candidate: Omit<Candidate, 'url'> | null;
  /** I am going: to all. */
  bye: null;
};

export type MeshMessageKind = keyof MeshContents;
/** `as` is a name that lasts when the address does not: where a socket breaks and the call goes on. */
export type MessageOf<K extends MeshMessageKind> = {
  [P in K]: { id: string; as?: string; kind: P; content: MeshContents[P] };
}[K];
export type MeshMessage = MessageOf<MeshMessageKind>;
