import { hasSharedId, senderOf, type MessageEvent } from './message-key.ts';
import { renameIn } from './redact.ts';
import { createRenamer } from './rename-addresses.ts';
import type { TraceEvent, TraceEventOf } from './trace.ts';

export type MessagePair = { sent: TraceEventOf<'message.sent'>; received: TraceEventOf<'message.received'> };

/** Ids that both have, for messages that say something else, are a `hasContradiction`: the traces are of different runs. */
export type MessagePairs = { same: readonly MessagePair[]; hasContradiction: boolean };

/** One message as one end knows it: how often it was sent, or came. */
type Known = { sent: TraceEventOf<'message.sent'>[]; received: TraceEventOf<'message.received'>[] };

/**
 * Pairs what one end sent with what the other received, each message with its first coming. Channels begin to count anew
 * after a reload, so an id is not enough: the content has to be the same, and where there is none the id has to be unique.
 */
export function pairMessages(one: readonly TraceEvent[], other: readonly TraceEvent[]): MessagePairs {
  const byId = new Map<string, Map<string, Known>>();
  for (const event of [...one, ...other]) {
    if (event.type !== 'message.sent' && event.type !== 'message.received') continue;
    const { id, kind } = event.message;
    const key = `${senderOf(event)} ${kind} ${hasSharedId(event.message) ? id : ''}`;
    const contents = byId.get(key) ?? new Map<string, Known>();
    byId.set(key, contents);
    const content = comparable(event);
    const known = contents.get(content) ?? { sent: [], received: [] };
    contents.set(content, known);
    if (event.type === 'message.sent') known.sent.push(event);
    else known.received.push(event);
  }
  const same: MessagePair[] = [];
  let hasContradiction = false;
  for (const contents of byId.values()) {
    const found = [...contents.values()].flatMap(pairOf);
    same.push(...found);
    hasContradiction ||= found.length === 0 && contents.size > 1;
  }
  return { same, hasContradiction };
}

function pairOf({ sent: [sent, ...again], received: [received, ...later] }: Known): readonly MessagePair[] {
  if (!sent || !received || again.length > 0) return [];
  return sent.message.content === null && later.length > 0 ? [] : [{ sent, received }];
}

/** A live trace is paired again and again, and its messages stay the same objects. */
const compared = new WeakMap<MessageEvent, string>();

/** Addresses may have been taken out of one of the traces, or of each by itself. */
function comparable(event: MessageEvent): string {
  const known = compared.get(event);
  if (known !== undefined) return known;
  const text = JSON.stringify(renameIn(event.message.content, createRenamer()));
  compared.set(event, text);
  return text;
}
