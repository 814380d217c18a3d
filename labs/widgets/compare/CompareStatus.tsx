import type { CompareSession, CompareState } from '#labs/drivers/compare/compare-session.ts';
import type { CompareMessages } from '#labs/messages/compare-en.ts';
import type { CommonMessages } from '#labs/messages/en.ts';
import { fill } from '#labs/messages/fill.ts';
import { otherPeer } from '#labs/model/other-peer.ts';
import type { PeerId } from '#labs/model/vocabulary.ts';
import { useLazy } from '../hooks/use-lazy.ts';
import { wordsLoader } from '../inspector/words.ts';
import { Notice } from '../parts/Notice.tsx';

type Props = {
  session: CompareSession;
  state: CompareState;
  /** Who sits in this tab. */
  peer: PeerId;
  lang: string;
  m: CommonMessages;
};

/** What the other tab is doing and how its clock stands to ours; and that this tab shares, if it does. */
export function CompareStatus({ session, state, peer, lang, m }: Props) {
  const words = useLazy(wordsLoader(lang)).value?.compare;
  if (!words) return null;
  const sentences = state.isComparing ? sentencesFor(state, words) : [];
  return (
    <>
      {sentences.map((sentence) => (
        <p key={sentence}>
          {fill(sentence, { peer: m.peers[otherPeer(peer)], ms: inWhole(state.aligned.uncertainty ?? 0) })}
        </p>
      ))}
      {state.isAsked && <Sharing session={session} state={state} words={words.sharing} />}
    </>
  );
}

type SharingProps = Pick<Props, 'session' | 'state'> & { words: CompareMessages['sharing'] };

/** A person can always see that something is shared, and end it. */
function Sharing({ session, state, words }: SharingProps) {
  const { sharing } = state;
  if (state.isDeclined) {
    return (
      <Notice tone="note" action={{ label: words.start, run: () => session.setDeclined(false) }}>
        {words.declined}
      </Notice>
    );
  }
  return (
    <Notice tone="note" action={{ label: words.stop, run: () => session.setDeclined(true) }}>
      {sharing === 'full' || sharing === 'replaced' ? words[sharing] : words.asked}
    </Notice>
  );
}

function sentencesFor(
  { other, hasReloaded, isConnected, aligned, damage }: CompareState,
  words: CompareMessages,
): readonly string[] {
  const { alignment, uncertainty } = aligned;
  const isThere = other === 'here' || other === 'hidden' || other === 'asleep';
  const clock = alignment === 'by-messages' && uncertainty === null ? words.oneWay : words.clocks[alignment];
  return [
    words.other[other],
    hasReloaded && isThere ? words.reloaded : '',
    isConnected ? '' : words.disconnected,
    damage ? words.damaged : isThere || other === 'closed' ? clock : '',
  ].filter(Boolean);
}

/** A clock is never known to nothing. */
function inWhole(ms: number): string {
  return String(Math.max(1, Math.ceil(ms)));
}
