import { errorFacts } from './sanitise.ts';
import type { RecordFact } from './trace-store.ts';

/** Records when a data channel opens, fails and closes, until `signal` aborts. */
export function observeDataChannel(channel: RTCDataChannel, record: RecordFact, signal: AbortSignal): void {
  const facts = () => ({ label: channel.label, id: channel.id });
  channel.addEventListener('open', () => record('data-channel.opened', { channel: facts() }), { signal });
  channel.addEventListener('close', () => record('data-channel.closed', { channel: facts() }), { signal });
  channel.addEventListener(
    'error',
    ({ error }) => record('data-channel.failed', { channel: facts(), error: errorFacts(error) }),
    { signal },
  );
}
