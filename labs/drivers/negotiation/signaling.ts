import type { Json } from '#labs/model/json.ts';
import type { Candidate, Description } from '#labs/model/trace.ts';
import { errorFacts } from '../sanitise.ts';
import { createChannel, type Carrier } from '../signaling/channel.ts';
import { toDescription, toJson } from '../to-json.ts';
import type { RecordFact } from '../trace-store.ts';

/** What one side of an application says to the other: one of the two, as the specification's own example has it. */
export type Said = { description: RTCSessionDescriptionInit } | { candidate: RTCIceCandidate | null };
export type Heard = { description?: Description; candidate?: Candidate | null };

/** The signaling channel as an application has it: it sends, and sets `onmessage`. */
export type Signaling = { send: (said: Said) => void; onmessage: (heard: Heard) => Promise<void> };

/** What `onmessage` throws is in the trace as `code.failed`, and no error of the page. */
export function createSignaling(carrier: Carrier, peer: string, record: RecordFact, signal: AbortSignal): Signaling {
  const channel = createChannel(carrier, peer, record);
  const signaling: Signaling = {
    send(said) {
      if ('description' in said) {
        const description = toDescription(said.description);
        channel.send(description.type, description);
      } else channel.send('candidate', toJson(said.candidate));
    },
    onmessage: () => Promise.resolve(),
  };
  const hear = async (heard: Heard) => {
    try {
      await signaling.onmessage(heard);
    } catch (cause) {
      record('code.failed', { error: errorFacts(cause) });
    }
  };
  channel.listen(({ kind, content }) => void hear(heardOf(kind, content)), signal);
  return signaling;
}

function heardOf(kind: string, content: Json): Heard {
  return kind === 'candidate' ? { candidate: content as Candidate | null } : { description: content as Description };
}
