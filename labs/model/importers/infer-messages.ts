import type { Json } from '../json.ts';
import type { SignalingMessage, Trace, TraceEvent } from '../trace.ts';
import { isFields } from './dump-text.ts';

/** Where a message was made, or used: before the event at `index`. */
type Place = { key: string; index: number; kind: SignalingMessage['kind']; content: Json };

/**
 * The same two traces with the messages that must have gone between them: a description was sent once it was made, and had
 * come when the other end set it; a candidate the same. Where an end never set a description, it was sent all the same, and
 * is seen not to come.
 */
export function inferMessages(one: Trace, other: Trace): readonly [Trace, Trace] {
  const ways = [
    [one, other],
    [other, one],
  ] as const;
  const added = new Map<Trace, Message[]>([
    [one, []],
    [other, []],
  ]);
  for (const [sender, receiver] of ways) {
    const made = sentBy(sender);
    const used = new Map(
      usedBy(receiver)
        .toReversed()
        .map((place) => [place.key, place]),
    );
    for (const place of made) {
      const arrival = used.get(place.key);
      if (!arrival && place.kind === 'candidate') continue;
      added.get(sender)?.push({ ...place, type: 'message.sent' });
      if (arrival) added.get(receiver)?.push({ ...arrival, content: place.content, type: 'message.received' });
    }
  }
  return [insert(one, added.get(one) ?? []), insert(other, added.get(other) ?? [])];
}

function sentBy({ events }: Trace): readonly Place[] {
  const found = new Map<string, Place>();
  const note = (place: Place) => void (found.has(place.key) || found.set(place.key, place));
  events.forEach((event, index) => {
    if (event.type === 'candidate.gathered' && event.candidate && event.candidate.candidate !== '') {
      const { candidate, sdpMid, sdpMLineIndex, usernameFragment } = event.candidate;
      const content = { candidate, sdpMid, sdpMLineIndex, usernameFragment };
      note({ key: candidateKey(candidate), index: index + 1, kind: 'candidate', content });
    }
    if (event.type === 'description.applied' && event.side === 'local' && event.description.type !== 'rollback') {
      const { description } = event;
      const key = descriptionKey(description);
      // It may have been sent as soon as it was made, before it was set.
      const first = events.findIndex((each) => each.type === 'call.resolved' && sdpIn(each.result) === description.sdp);
      note({
        key,
        index: (first < 0 ? index : Math.min(first, index)) + 1,
        kind: description.type,
        content: description,
      });
    }
  });
  return [...found.values()];
}

function usedBy({ events }: Trace): readonly Place[] {
  return events.flatMap((event, index): Place[] => {
    if (event.type !== 'call.started') return [];
    const [given] = event.arguments;
    if (!isFields(given)) return [];
    if (event.method === 'addIceCandidate' && typeof given['candidate'] === 'string')
      return [{ key: candidateKey(given['candidate']), index, kind: 'candidate', content: given }];
    const { type, sdp } = given;
    if (event.method !== 'setRemoteDescription' || typeof sdp !== 'string' || !isDescriptionType(type)) return [];
    return [{ key: descriptionKey({ type, sdp }), index, kind: type, content: given }];
  });
}

type Message = Place & { type: 'message.sent' | 'message.received' };

function insert(trace: Trace, messages: readonly Message[]): Trace {
  const peer = trace.events[0]?.peer ?? 'alice';
  const waiting = messages.toSorted((one, other) => one.index - other.index);
  const events: TraceEvent[] = [];
  let next = 0;
  const add = (event: TraceEvent) => void events.push({ ...event, seq: events.length });
  for (let index = 0; index <= trace.events.length; index += 1) {
    for (let message = waiting[next]; message?.index === index; message = waiting[(next += 1)]) {
      const { type, key, kind, content } = message;
      const [before, after] = [trace.events[index - 1], trace.events[index]];
      const at = (type === 'message.received' ? after?.at : (before ?? after)?.at) ?? 0;
      add({ seq: 0, at, peer, type, message: { id: key, kind, content } });
    }
    const event = trace.events[index];
    if (event) add(event);
  }
  return { ...trace, events };
}

function isDescriptionType(type: unknown): type is 'offer' | 'answer' | 'pranswer' {
  return type === 'offer' || type === 'answer' || type === 'pranswer';
}

/** Pages change descriptions on the way; its origin stays. @see RFC 8866, section 5.2 */
function descriptionKey({ type, sdp }: { type: string; sdp: string }): string {
  return `${type} ${/^o=\S+ (\S+ \S+)/m.exec(sdp)?.[1] ?? ''}`;
}

function candidateKey(candidate: string): string {
  return candidate.replace(/^a=/, '').trim();
}

function sdpIn(result: Json): Json | undefined {
  return isFields(result) ? result['sdp'] : undefined;
}
