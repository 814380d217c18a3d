import { useEffect, useState } from 'preact/hooks';
import type { TraceSource } from '#labs/drivers/trace-store.ts';
import type { CommonMessages, Messages } from '#labs/messages/en.ts';
import type { Step } from '#labs/model/fold.ts';
import { fill } from '#labs/messages/fill.ts';
import type { TwoTabSnapshot } from '#labs/model/machines/two-tab.ts';
import type { PeerStates } from '#labs/model/views/peer-states.ts';
import { noTurnLinks, stepTurnLinks } from '#labs/model/views/turn-links.ts';
import type { PeerId } from '#labs/model/vocabulary.ts';
import { useFold, usePeerStates } from '../hooks/use-trace.ts';

type Props = {
  tab: TwoTabSnapshot | undefined;
  source: TraceSource;
  peer: PeerId;
  m: CommonMessages;
  words: Messages['twoTab'];
  /** This tab waits for a person: it answers nothing by itself. */
  isStepped: boolean;
};

/** What this tab is doing or waiting for, in a sentence or two. */
export function TwoTabStatus({ tab, source, peer, m, words, isStepped }: Props) {
  const states = usePeerStates(source, peer);
  const isRelayed = useFold(source, stepTurnLinks, noTurnLinks)[peer] !== 'none';
  const isHidden = useIsHidden();
  // The link ends with the server that gave it; only its end says that the call had one.
  const wasRelayed = useFold(source, stepLostLink, false);
  const isUp = tab?.matches({ call: { active: 'up' } }) ?? false;
  const { serverLost, serverLostInCall, serverLostRelayed } = words.status;
  const lostSentence = !isUp ? serverLost : wasRelayed ? serverLostRelayed : serverLostInCall;
  const sentences = [
    tab?.matches({ server: 'lost' }) ? lostSentence : '',
    isStepped && tab?.matches({ call: { active: 'answering' } })
      ? words.stepping.incoming
      : sentenceFor(tab, states, isRelayed, words),
    isHidden && tab?.matches({ call: 'active' }) ? words.status.background : '',
  ].filter(Boolean);
  return (
    <>
      {typeof WebSocket === 'undefined' && <p>{m.environment.noWebSocket}</p>}
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </>
  );
}

const stepLostLink: Step<boolean> = (isLost, { type }) =>
  type === 'turn.unlinked' || (isLost && type !== 'connection.created');

function sentenceFor(
  tab: TwoTabSnapshot | undefined,
  states: PeerStates,
  isRelayed: boolean,
  words: Messages['twoTab'],
): string {
  const { status } = words;
  if (!tab || tab.matches({ room: 'outside' }) || tab.matches({ room: 'refused' })) return status.outside;
  if (tab.matches({ room: 'entering' })) return status.entering;
  if (tab.matches({ room: 'full' })) return fill(status.full, { room: tab.context.room ?? '' });
  if (tab.matches({ call: { active: 'calling' } })) return status.calling;
  if (tab.matches({ call: { active: 'answering' } })) return status.answering;
  if (tab.matches({ call: { active: 'up' } })) {
    const { state } = states.machines.connection;
    if (state === 'disconnected') return status.partnerUnstable;
    if (state === 'failed') return status.partnerLost;
    if (tab.matches({ room: 'deserted' })) return status.connectedAlone;
    if (tab.context.back === 'other') return status.connectedNew;
    if (tab.context.back === 'same') return status.connectedBack;
    return isRelayed ? status.connectedRelayed : status.connected;
  }
  if (tab.context.message) return fill(status.callFailed, { message: tab.context.message });
  if (tab.matches({ room: 'deserted' })) return status.partnerLeft;
  if (tab.matches({ room: 'alone' })) return status.alone;
  if (tab.context.back) return tab.context.back === 'same' ? status.partnerBack : status.partnerNew;
  return tab.matches({ call: { idle: 'over' } }) ? status.hungUp : status.together;
}

function useIsHidden(): boolean {
  const [isHidden, setHidden] = useState(false);
  useEffect(() => {
    const look = () => setHidden(document.hidden);
    look();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  return isHidden;
}
