import type { Json } from '../json.ts';
import type { Candidate, Description, ErrorFacts } from '../trace.ts';
import { sdpTypes } from '../vocabulary.ts';

// What stands in the values of a dump: JSON since 2025, and before that text that was meant for people. Read tolerantly:
// whatever cannot be understood is `null`, and never an exception.

export type Fields = { readonly [name: string]: Json };

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** JSON, or text of the form `name: value, name: value`; `null` for anything else. */
export function fieldsOf(value: unknown): Fields | null {
  if (isFields(value)) return value;
  if (typeof value !== 'string') return null;
  const json = jsonOf(value);
  if (isFields(json)) return json;
  const separator = value.includes('\n') ? /\r?\n/ : /, (?=\w+: )/;
  const pairs = value.split(separator).flatMap((part): [string, string][] => {
    const match = /^\s*(\w+): ?([^]*)$/.exec(part);
    return match ? [[match[1] ?? '', match[2] ?? '']] : [];
  });
  return pairs.length > 0 ? Object.fromEntries(pairs) : null;
}

/** Text that may be a JSON string. */
export function plainText(value: unknown): string {
  if (typeof value !== 'string') return value === null || value === undefined ? '' : JSON.stringify(value);
  const json = jsonOf(value);
  return typeof json === 'string' ? json : value;
}

/** `{"type","sdp"}`, or `type: offer, sdp: v=0 …`. `null` for the implicit form, which says nothing. */
export function descriptionOf(value: unknown): Description | null {
  const fields = typeof value === 'string' && value.startsWith('type: ') ? splitDescription(value) : fieldsOf(value);
  const type = sdpTypes.find((each) => each === fields?.['type']);
  const sdp = fields?.['sdp'];
  return type && typeof sdp === 'string' ? { type, sdp } : null;
}

/** Commas occur in SDP, so this text is cut in two and no further. */
function splitDescription(text: string): Fields {
  const match = /^type: (\w+), sdp: ([^]*)$/.exec(text);
  return { type: match?.[1] ?? '', sdp: match?.[2] ?? '' };
}

export function candidateOf(value: unknown): Candidate | null {
  const fields = fieldsOf(value);
  const text = fields?.['candidate'];
  if (fields === null || typeof text !== 'string') return null;
  const { url, sdpMid, usernameFragment } = fields;
  const ufrag = typeof usernameFragment === 'string' ? usernameFragment : (/ ufrag (\S+)/.exec(text)?.[1] ?? null);
  return {
    candidate: text,
    sdpMid: typeof sdpMid === 'string' ? sdpMid : null,
    sdpMLineIndex: numberOf(fields['sdpMLineIndex']),
    usernameFragment: ufrag,
    ...(typeof url === 'string' && url !== '' ? { url } : {}),
  };
}

/** `Name: message`, a message alone, or JSON with both. */
export function errorOf(value: unknown): ErrorFacts {
  const fields = fieldsOf(value);
  if (typeof fields?.['message'] === 'string')
    return { name: String(fields['name'] ?? 'Error'), message: fields['message'] };
  const text = plainText(value);
  const match = /^(\w*(?:Error|Exception)): ?([^]*)$/.exec(text);
  return match ? { name: match[1] ?? 'Error', message: match[2] ?? '' } : { name: 'Error', message: text };
}

/** `ICEConnectionStateChecking`, `"checking"` and `checking` are the same; `null` where it is none of the states. */
export function stateOf<S extends string>(value: unknown, states: readonly S[]): S | null {
  const text = plainText(value)
    .replace(/^(Signaling|ICEConnection|ICEGathering|PeerConnection|Connection)State(?=[A-Z])/, '')
    .replaceAll(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase();
  return states.find((state) => state === text) ?? null;
}

export function numberOf(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

/** WebRTC is younger than the first; a stamp after the second is a mistake of a clock. */
const [earliest, latest] = [Date.UTC(2010), Date.UTC(2100)];

/**
 * Milliseconds since 1970 of one entry. Before 2025 a dump has the clock on the wall, `1/31/2024, 4:05:06 PM`, in whole seconds
 * and without a zone; only differences of such times mean anything.
 */
export function timeOf({
  timestamp,
  time,
}: {
  timestamp?: unknown;
  time?: unknown;
}): { at: number; isRough: boolean } | null {
  const exact = numberOf(timestamp);
  if (exact !== null && exact >= earliest && exact <= latest) return { at: exact, isRough: false };
  if (typeof time !== 'string') return null;
  const clock = /^(\d{1,2})\/(\d{1,2})\/(\d{4}),? (\d{1,2}):(\d{2}):(\d{2})(?:[\s\u202f]([AP])M)?$/.exec(time.trim());
  if (!clock) {
    const parsed = Date.parse(time);
    return Number.isNaN(parsed) ? null : { at: parsed, isRough: true };
  }
  const [month = 1, day = 1, year = 1970, hour = 0, minute = 0, second = 0] = clock.slice(1, 7).map(Number);
  const half = clock[7] === undefined ? hour : (hour % 12) + (clock[7] === 'P' ? 12 : 0);
  return { at: Date.UTC(year, month - 1, day, half, minute, second), isRough: true };
}

function jsonOf(text: string): Json | undefined {
  if (!/^\s*["[{\d-]|^(true|false|null)$/.test(text)) return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
