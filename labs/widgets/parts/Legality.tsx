import type { TraceSource } from '#labs/drivers/trace-store.ts';
import type { CommonMessages } from '#labs/messages/en.ts';
import { fill } from '#labs/messages/fill.ts';
import { refusal, type IntendedCall } from '#labs/model/machines/legality.ts';
import { standingOf } from '#labs/model/views/signaling-step.ts';
import { sdpTypes, type PeerId } from '#labs/model/vocabulary.ts';
import { useDetails } from '../hooks/use-details.ts';
import { usePeerStates } from '../hooks/use-trace.ts';

type Props = { peer: PeerId; source: TraceSource; m: CommonMessages };

const calls: readonly IntendedCall[] = [
  { method: 'createOffer' },
  { method: 'createAnswer' },
  ...sdpTypes.map((type) => ({ method: 'setLocalDescription', type }) as const),
  ...sdpTypes.map((type) => ({ method: 'setRemoteDescription', type }) as const),
  { method: 'addIceCandidate' },
  { method: 'close' },
];

/** Which calls the browser would take now, and why not the others. */
export function Legality({ peer, source, m }: Props) {
  const { isOpen, attributes } = useDetails();
  return (
    <details class="lab-legality" {...attributes}>
      <summary>{fill(m.legality.title, { peer: m.peers[peer] })}</summary>
      {isOpen ? <Verdicts peer={peer} source={source} m={m} /> : <ul />}
    </details>
  );
}

function Verdicts({ peer, source, m }: Props) {
  const standing = standingOf(usePeerStates(source, peer));
  return (
    <ul>
      {calls.map((call) => {
        const reason = refusal(standing, call);
        return (
          <li key={`${call.method} ${call.type ?? ''}`} data-allowed={reason === null ? '' : undefined}>
            <code>{`${call.method}(${call.type ?? ''})`}</code>
            <span class="lab-verdict">{reason === null ? m.legality.allowed : m.legality.refused}</span>
            {reason && <span class="lab-reason">{m.refusals[reason]}</span>}
          </li>
        );
      })}
    </ul>
  );
}
