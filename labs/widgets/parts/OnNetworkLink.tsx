import type { CommonMessages } from '#labs/messages/en.ts';

/** Leads to how a page becomes a secure context on a network, in the language of this page. Only drawn in a browser. */
export function OnNetworkLink({ m }: { m: CommonMessages }) {
  const base = location.pathname.startsWith('/ko/') ? '/ko' : '';
  return <a href={`${base}/reference/lan/`}>{m.environment.onNetwork}</a>;
}
