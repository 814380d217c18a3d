import { useCallback, useRef, useState } from 'preact/hooks';
import type { Heard } from '#labs/drivers/data/data-session.ts';
import type { PeerId } from '#labs/model/vocabulary.ts';

export type SayKind = 'text' | 'json' | 'buffer' | 'blob';

/** One message as one side sees it. */
export type Said = {
  key: number;
  peer: PeerId;
  isOwn: boolean;
  /** What was handed to `send()`, or what has come. */
  type: string;
  bytes: number;
  text: string;
  isJson: boolean;
};

/** No more are kept, and no more of each is shown. */
const mostSaid = 60;
const mostText = 300;

/** What was said, in the page alone. `write` makes what is sent of what was written. */
export function useConversation() {
  const [said, setSaid] = useState<readonly Said[]>([]);
  const count = useRef(0);
  const put = useCallback((entry: Omit<Said, 'key'>) => {
    count.current += 1;
    const key = count.current;
    setSaid((before) => [...before, { ...entry, text: entry.text.slice(0, mostText), key }].slice(-mostSaid));
  }, []);
  const note = useCallback(
    async (peer: PeerId, data: unknown, isOwn: boolean) => {
      const text = await textOf(data);
      put({ peer, isOwn, type: typeOf(data), bytes: bytesOf(data), text, isJson: isJson(data) });
    },
    [put],
  );
  const hear = useCallback(({ peer, data }: Heard) => void note(peer, data, false), [note]);
  return { said, hear, note, forget: useCallback(() => setSaid([]), []) };
}

/** A message of this kind that says `text`. */
export function write(kind: SayKind, text: string, name: string): string | ArrayBuffer | Blob {
  switch (kind) {
    case 'text':
      return text;
    case 'json':
      return JSON.stringify({ from: name, text });
    case 'buffer':
      return new TextEncoder().encode(text).buffer;
    case 'blob':
      return new Blob([text]);
  }
}

/** Two methods of one name with different arguments: a channel takes any of these, and its types want to know which. */
export function sendOn(channel: RTCDataChannel, data: string | ArrayBuffer | Blob): void {
  if (typeof data === 'string') channel.send(data);
  else if (data instanceof Blob) channel.send(data);
  else channel.send(data);
}

function typeOf(data: unknown): string {
  if (typeof data === 'string') return 'String';
  return data instanceof Blob ? 'Blob' : 'ArrayBuffer';
}

function bytesOf(data: unknown): number {
  if (data instanceof Blob) return data.size;
  return data instanceof ArrayBuffer ? data.byteLength : new TextEncoder().encode(String(data)).length;
}

async function textOf(data: unknown): Promise<string> {
  if (data instanceof Blob) return data.slice(0, mostText * 4).text();
  return data instanceof ArrayBuffer ? new TextDecoder().decode(data.slice(0, mostText * 4)) : String(data);
}

/** An object or a list; a number or a word is JSON too, and nobody means it so. */
function isJson(data: unknown): boolean {
  if (typeof data !== 'string' || !/^\s*[[{]/.test(data)) return false;
  try {
    JSON.parse(data);
    return true;
  } catch {
    return false;
  }
}
