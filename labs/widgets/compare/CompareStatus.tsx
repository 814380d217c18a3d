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

/** What the other tab is doing and how its clock stands to ours. */
export function CompareStatus({ state, peer, lang, m }: Omit<Props, 'session'>) {
  const words = useLazy(wordsLoader(lang)).value?.compare;
  if (!words || !state.isComparing) return null;
  const values = { peer: m.peers[otherPeer(peer)], ms: Math.ceil(state.aligned.uncertainty ?? 0) };
  return (
    <>
      {sentencesFor(state, words).map((sentence) => (
        <p key={sentence}>{fill(sentence, values)}</p>
      ))}
    </>
  );
}

/** That this tab shares, if it does: a person can always see that, and end it. */
export function CompareSharing({ session, state, lang }: Pick<Props, 'session' | 'state' | 'lang'>) {
  const words = useLazy(wordsLoader(lang)).value?.compare.sharing;
  const { sharing } = state;
  if (!words || !state.isAsked) return null;
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
  { other, hasReloaded, aligned, damage }: CompareState,
  words: CompareMessages,
): readonly string[] {
  const { alignment, uncertainty } = aligned;
  const isThere = other === 'here' || other === 'hidden' || other === 'quiet' || other === 'asleep';
  const clock = alignment === 'by-messages' && uncertainty === null ? words.oneWay : words.clocks[alignment];
  return [
    words.other[other],
    hasReloaded && isThere ? words.reloaded : '',
    damage ? words.damaged : isThere || other === 'closed' ? clock : '',
  ].filter(Boolean);
}
