import type { NegotiationMessages } from './negotiation-en.ts';

export const negotiation: NegotiationMessages = {
  title: '다시 협상하기',
};
