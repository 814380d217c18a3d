import * as v from 'valibot';
import { impairmentSchema } from './network/impairment-schema.ts';
import { linkNamePattern } from './turn-wire.ts';

/** What a page may ask for on the socket about STUN and TURN. */
export const turnRequestSchema = v.variant('type', [
  v.strictObject({ type: v.literal('link'), link: v.pipe(v.string(), v.regex(linkNamePattern)) }),
  v.strictObject({ type: v.literal('unlink'), link: v.string() }),
  v.strictObject({ type: v.literal('impair'), link: v.string(), impairment: impairmentSchema }),
]);
