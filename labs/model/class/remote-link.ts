import { roomAlphabet } from '../wire.ts';
import { topicLength } from '../relay/wire.ts';

/** What a remote is given: where the stage listens, where the desk speaks, and the key that opens both. */
export type RemoteAccess = { stage: string; desk: string; key: string };

const topic = `[${roomAlphabet}]{${topicLength}}`;
const pattern = new RegExp(`^#?(${topic})\\.(${topic})\\.([\\w-]{16,64})$`);

/** As the fragment of an address, which no browser sends to a server. */
export function formatRemoteAccess({ stage, desk, key }: RemoteAccess): string {
  return `#${stage}.${desk}.${key}`;
}

/** `null` for what is no whole one. */
export function parseRemoteAccess(fragment: string): RemoteAccess | null {
  const [, stage, desk, key] = pattern.exec(fragment) ?? [];
  return stage !== undefined && desk !== undefined && key !== undefined ? { stage, desk, key } : null;
}
