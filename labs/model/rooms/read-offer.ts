import type { Json } from '../json.ts';

/** What a description or a candidate gives away to whoever reads it. */
export type GivenAway = { fingerprint: string | null; addresses: readonly string[] };

const nothing: GivenAway = { fingerprint: null, addresses: [] };

/**
 * Reads the payload of an OFFER, ANSWER or CANDIDATE as anybody can who gets it.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8122#section-5 (fingerprint) and https://www.rfc-editor.org/rfc/rfc8839#section-5.1
 */
export function readPayload(payload: Json): GivenAway {
  if (!isFields(payload)) return nothing;
  const { description, candidate } = payload;
  const text = [sdpOf(description), lineOf(candidate)].filter((part) => part !== '').join('\n');
  const fingerprint = /^a=fingerprint:(.+?)\s*$/m.exec(text)?.[1] ?? null;
  const addresses = [...text.matchAll(/candidate:\S+ \d+ \S+ \d+ (\S+) (\d+)/g)].map(
    ([, host, port]) => `${host} ${port}`,
  );
  return { fingerprint, addresses: [...new Set(addresses)] };
}

function sdpOf(description: Json | undefined): string {
  return isFields(description) && typeof description['sdp'] === 'string' ? description['sdp'] : '';
}

function lineOf(candidate: Json | undefined): string {
  return isFields(candidate) && typeof candidate['candidate'] === 'string' ? candidate['candidate'] : '';
}

function isFields(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
