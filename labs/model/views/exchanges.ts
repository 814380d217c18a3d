import type { TraceEventOf } from '../trace.ts';

/** What the STUN and TURN server told of a client: a request of it and what came of it, or an end. */
export const exchangeTypes = [
  'stun.answered',
  'turn.challenged',
  'turn.refused',
  'turn.allocated',
  'turn.permitted',
  'turn.channel-bound',
  'turn.refreshed',
  'turn.expired',
] as const;
export type Exchange = TraceEventOf<(typeof exchangeTypes)[number]>;

/** The STUN method that was asked for, and what it led to in the words of the protocol; `result` is `null` for an end. */
export type ExchangeWords = { asked: string; result: string | null };

export function isExchange(event: { type: string }): event is Exchange {
  return (exchangeTypes as readonly string[]).includes(event.type);
}

export function isRefusal({ type }: Exchange): boolean {
  return type === 'turn.refused';
}

/** @see https://www.rfc-editor.org/rfc/rfc8656#section-17 */
export function wordsOfExchange(exchange: Exchange): ExchangeWords {
  switch (exchange.type) {
    case 'stun.answered':
      return { asked: 'Binding', result: exchange.mapped };
    case 'turn.challenged':
      return { asked: exchange.method, result: '401' };
    case 'turn.refused':
      return { asked: exchange.method, result: String(exchange.code) };
    case 'turn.allocated':
      return { asked: 'Allocate', result: exchange.relayed };
    case 'turn.permitted':
      return { asked: 'CreatePermission', result: exchange.address };
    case 'turn.channel-bound':
      return { asked: `ChannelBind 0x${exchange.channel.toString(16)}`, result: exchange.to };
    case 'turn.refreshed':
      return { asked: 'Refresh', result: `${exchange.lifetime} s` };
    case 'turn.expired':
      return { asked: exchange.relayed, result: null };
  }
}
