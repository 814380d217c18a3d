import type { CommonMessages } from '#labs/messages/en.ts';
import { fill } from '#labs/messages/fill.ts';
import type { NegotiationMessages } from '#labs/messages/negotiation-en.ts';
import { collidingChanges, type ChangeId, type CollidingChange } from '#labs/model/negotiation/changes.ts';
import { peers, type PeerId } from '#labs/model/vocabulary.ts';
import { LabButton } from '../parts/LabButton.tsx';

export type Together = Readonly<Record<PeerId, CollidingChange>>;

type Props = {
  /** How many tracks each side sends. */
  tracks: Readonly<Record<PeerId, number>>;
  most: number;
  isOff: boolean;
  together: Together;
  onTogether: (together: Together) => void;
  onChange: (by: Readonly<Partial<Record<PeerId, ChangeId>>>) => void;
  m: CommonMessages;
  words: NegotiationMessages;
};

const adding: readonly ChangeId[] = ['add-camera', 'add-microphone', 'add-both'];
const others: readonly ChangeId[] = ['remove-track', 'open-channel', 'close-channel', 'restart-ice'];
const finer: readonly ChangeId[] = [
  ...(['set-sendrecv', 'set-sendonly', 'set-recvonly', 'set-inactive'] as const),
  ...(['stop-transceiver', 'add-transceiver'] as const),
];
const ofTrack: ReadonlySet<ChangeId> = new Set([
  ...(['remove-track', 'stop-transceiver'] as const),
  ...(['set-sendrecv', 'set-sendonly', 'set-recvonly', 'set-inactive'] as const),
]);

/** What each side may do, and what both may do in the same moment. */
export function ChangePanel({ tracks, most, isOff, together, onTogether, onChange, m, words }: Props) {
  const { panel, changes } = words;
  const isFull = (peer: PeerId) => tracks[peer] >= most;
  const button = (peer: PeerId, change: ChangeId) => (
    <LabButton
      key={change}
      isOff={isOff || (adding.includes(change) && isFull(peer)) || (ofTrack.has(change) && tracks[peer] === 0)}
      onPress={() => onChange({ [peer]: change })}
    >
      {changes[change]}
    </LabButton>
  );
  return (
    <section class="lab-negotiation-panel" aria-label={panel.title}>
      <h3>{panel.title}</h3>
      <p class="lab-quiet">{panel.explain}</p>
      <div class="lab-negotiation-makers">
        {peers.map((peer) => (
          <div
            key={peer}
            class="lab-negotiation-maker"
            data-peer={peer}
            role="group"
            aria-label={fill(panel.of, { peer: m.peers[peer] })}
          >
            <h4>{m.peers[peer]}</h4>
            <div class="lab-negotiation-buttons">{[...adding, ...others].map((change) => button(peer, change))}</div>
            {isFull(peer) && <p class="lab-quiet">{fill(panel.full, { peer: m.peers[peer] })}</p>}
            <details>
              <summary>{panel.more}</summary>
              <div class="lab-negotiation-buttons">{finer.map((change) => button(peer, change))}</div>
            </details>
          </div>
        ))}
      </div>
      <div class="lab-negotiation-together" role="group" aria-label={panel.together}>
        {peers.map((peer) => (
          <label key={peer} class="lab-field">
            <span>{fill(panel.does, { peer: m.peers[peer] })}</span>
            <select
              value={together[peer]}
              onChange={({ currentTarget }) =>
                onTogether({ ...together, [peer]: currentTarget.value as CollidingChange })
              }
            >
              {collidingChanges.map((change) => (
                <option key={change} value={change}>
                  {changes[change]}
                </option>
              ))}
            </select>
          </label>
        ))}
        <LabButton isMain isOff={isOff || peers.some(isFull)} onPress={() => onChange(together)}>
          {words.atOnce}
        </LabButton>
      </div>
    </section>
  );
}
