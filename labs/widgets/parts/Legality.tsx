import { useState } from 'preact/hooks';
import type { CommonMessages } from '#labs/messages/en.ts';
import { fill } from '#labs/messages/fill.ts';
import { refusal, type IntendedCall } from '#labs/model/machines/legality.ts';
import type { PeerStates } from '#labs/model/views/peer-states.ts';
import { standingOf } from '#labs/model/views/signaling-step.ts';
import { sdpTypes, type PeerId } from '#labs/model/vocabulary.ts';

type Props = { peer: PeerId; states: PeerStates; m: CommonMessages };

const calls: readonly IntendedCall[] = [
  { method: 'createOffer' },
  { method: 'createAnswer' },
  ...sdpTypes.map((type) => ({ method: 'setLocalDescription', type }) as const),
  ...sdpTypes.map((type) => ({ method: 'setRemoteDescription', type }) as const),
  { method: 'addIceCandidate' },
  { method: 'close' },
];

/** Which calls the browser would take now, and why not the others. */
export function Legality({ peer, states, m }: Props) {
  const [isOpen, setOpen] = useState(false);
  const standing = standingOf(states);
  return (
    <details class="lab-legality" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{fill(m.legality.title, { peer: m.peers[peer] })}</summary>
      <ul>
        {(isOpen ? calls : []).map((call) => {
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
    </details>
  );
}
