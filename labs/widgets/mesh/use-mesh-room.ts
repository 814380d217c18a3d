import { useState } from 'preact/hooks';
import { parseRoomCode, quotedRoom, roomAlphabet, roomCodeLength } from '#labs/model/wire.ts';

const key = 'mesh';

export type MeshRoom = {
  code: string;
  /** The address names this room, so that other tabs can come. */
  isShared: boolean;
  /** What the address said and is no code. */
  malformed: string | null;
};

/** The room of `?mesh=CODE`, or one of this page alone; `null` until it was read. */
export function useMeshRoom() {
  const [room, setRoom] = useState<MeshRoom | null>(null);
  const put = (code: string | null): string => {
    const url = new URL(location.href);
    if (code === null) url.searchParams.delete(key);
    else url.searchParams.set(key, code);
    history.replaceState(history.state, '', url);
    return url.href;
  };
  return {
    room,
    read(): string {
      const found = readRoom();
      setRoom(found);
      return found.code;
    },
    /** Takes out of the address what is no code. */
    dismiss() {
      put(null);
      setRoom((before) => before && { ...before, malformed: null });
    },
    /** Puts the code into the address, and returns the address. */
    share(): string {
      setRoom((before) => before && { ...before, isShared: true, malformed: null });
      return put(room?.code ?? null);
    },
  };
}

function readRoom(): MeshRoom {
  const asked = new URLSearchParams(location.search).get(key);
  const code = asked === null ? null : parseRoomCode(asked);
  return {
    code: code ?? newCode(),
    isShared: code !== null,
    malformed: asked !== null && code === null ? quotedRoom(asked) : null,
  };
}

function newCode(): string {
  const random = crypto.getRandomValues(new Uint8Array(roomCodeLength));
  return [...random].map((byte) => roomAlphabet[byte % roomAlphabet.length]).join('');
}
