/** What the negotiation lab says. */
export const negotiation = {
  title: 'Negotiation, again',
};

export type NegotiationMessages = typeof negotiation;
