import * as v from 'valibot';
import type { Json } from '../json.ts';
import { roomAlphabet } from '../wire.ts';
import { shortTopicLength, topicLength, type RelayRequest } from './wire.ts';

const signs = (length: number) => v.pipe(v.string(), v.regex(new RegExp(`^[${roomAlphabet}]{${length}}$`)));
const topic = signs(topicLength);
/** Long enough that nobody guesses it. */
const key = v.pipe(v.string(), v.regex(/^[\w-]{16,64}$/));
const epoch = v.pipe(v.string(), v.regex(/^[\w-]{1,40}$/));
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000));
/** It was parsed from JSON, so it is that. */
const json = v.unknown() as v.GenericSchema<Json>;

/** What a page may ask of the relay. */
export const relayRequestSchema: v.GenericSchema<RelayRequest> = v.variant('type', [
  v.object({ type: v.literal('open'), token: v.optional(signs(topicLength)), key: v.optional(key) }),
  v.object({
    ...{ type: v.literal('publish'), topic, epoch, from: count },
    entries: v.pipe(v.array(json), v.maxLength(10_000)),
  }),
  v.object({ type: v.literal('end'), topic }),
  v.object({ type: v.literal('follow'), topic, known: v.nullable(v.object({ epoch, length: count })) }),
  v.object({ type: v.literal('unfollow'), topic }),
  v.object({ type: v.literal('resolve'), short: signs(shortTopicLength) }),
  v.object({ type: v.literal('ping') }),
  v.object({ type: v.literal('tile'), topic, learner: signs(topicLength), tile: json }),
  v.object({ type: v.literal('tell'), topic, key, what: json }),
]);
