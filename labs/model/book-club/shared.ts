import * as v from 'valibot';

/** A book as all sides see it. `language` is of its first publication, as ISO 639-1. */
export type Book = { title: string; author: string; year: number; language: string };

/** What somebody says of themselves. `hasVoice` with a real microphone, in place of the tone of a drawn one. */
export type Profile = { name: string; isMuted: boolean; isSharing: boolean; hasVoice: boolean };

/** `left` of `length`, in milliseconds, as it was when this was sent. */
export type Timer = { isRunning: boolean; left: number; length: number };

export const longestName = 24;
export const longestNote = 4000;
/** Milliseconds. */
export const longestReading = 3 * 3600_000;

const text = (longest: number) => v.pipe(v.string(), v.maxLength(longest));
const time = v.pipe(v.number(), v.minValue(0), v.maxValue(longestReading));

/** What is shared, by the beginning of its key. Those that end in `/` are one for each person. */
const values = {
  speaker: v.nullable(text(40)),
  book: v.nullable(
    v.object({
      title: text(200),
      author: text(200),
      year: v.pipe(v.number(), v.integer(), v.minValue(-3000), v.maxValue(3000)),
      language: v.pipe(v.string(), v.regex(/^([a-z]{2,3})?$/)),
    }),
  ),
  timer: v.object({ isRunning: v.boolean(), left: time, length: time }),
  'profile/': v.object({
    name: text(longestName),
    isMuted: v.boolean(),
    isSharing: v.boolean(),
    hasVoice: v.boolean(),
  }),
  'note/': text(longestNote),
};

type Values = { [K in keyof typeof values]: v.InferOutput<(typeof values)[K]> };
export type SharedKey = 'speaker' | 'book' | 'timer' | `profile/${string}` | `note/${string}`;
export type SharedValue<K extends SharedKey> = K extends keyof Values
  ? Values[K]
  : K extends `profile/${string}`
    ? Values['profile/']
    : Values['note/'];

/** What goes over a data channel: who one is, one writing at a time, and that all writings known until now have been told. */
export type ClubMessage =
  | { type: 'person'; person: string }
  | { type: 'written'; key: SharedKey; value: unknown; clock: number; by: string }
  | { type: 'all-told' };

const name = v.pipe(v.string(), v.regex(/^[\w-]{1,40}$/));
const messageSchema = v.variant('type', [
  v.object({ type: v.literal('person'), person: name }),
  v.object({
    type: v.literal('written'),
    key: v.pipe(v.string(), v.maxLength(60)),
    value: v.unknown(),
    clock: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1e9)),
    by: name,
  }),
  v.object({ type: v.literal('all-told') }),
]);

/** Reads what another browser has sent; `null` for what cannot be meant so. */
export function readClubMessage(data: unknown): ClubMessage | null {
  const read = v.safeParse(messageSchema, parse(data));
  if (!read.success) return null;
  const message = read.output;
  if (message.type !== 'written') return message;
  const [, kind = '', person = ''] = /^([a-z]+\/?)([\w-]{0,40})$/.exec(message.key) ?? [];
  const schema: v.GenericSchema | undefined = Object.hasOwn(values, kind) ? values[kind as keyof Values] : undefined;
  if (schema === undefined || kind.endsWith('/') !== (person !== '')) return null;
  const value = v.safeParse(schema, message.value);
  return value.success ? { ...message, key: message.key as SharedKey, value: value.output } : null;
}

function parse(data: unknown): unknown {
  try {
    return typeof data === 'string' ? JSON.parse(data) : null;
  } catch {
    return null;
  }
}
