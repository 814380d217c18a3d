import { useId } from 'preact/hooks';
import type { Received } from '#labs/drivers/offer-answer-session.ts';
import type { CommonMessages, Messages } from '#labs/messages/en.ts';
import { fill } from '#labs/messages/fill.ts';
import { refusal, type IntendedCall } from '#labs/model/machines/legality.ts';
import { localCalls, otherCalls, remoteCalls, writtenCall, type FreeCall } from '#labs/model/scenarios/offer-answer.ts';
import type { PeerStates } from '#labs/model/views/peer-states.ts';
import { standingOf } from '#labs/model/views/signaling-step.ts';
import { peers, type PeerId } from '#labs/model/vocabulary.ts';

type Props = {
  peer: PeerId;
  states: PeerStates;
  received: Readonly<Received>;
  isReady: boolean;
  onPress: (call: FreeCall) => void;
  m: CommonMessages;
  words: Messages['offerAnswer'];
};

/** One row for each call: the button, and why it would be refused now. A refused one stays a button, to see the real error. */
export function CallButtons({ words, ...rest }: Props) {
  const groups = [
    { title: words.localCalls, calls: localCalls },
    { title: words.remoteCalls, calls: remoteCalls },
    { title: words.otherCalls, calls: otherCalls },
  ];
  return (
    <div class="lab-calls">
      {groups.map(({ title, calls }) => (
        <div key={title} class="lab-call-group" role="group" aria-label={title}>
          <h4>{title}</h4>
          {calls.map((call) => (
            <CallRow key={writtenCall(call)} call={call} words={words} {...rest} />
          ))}
        </div>
      ))}
    </div>
  );
}

function CallRow({ call, peer, states, received, isReady, onPress, m, words }: Props & { call: FreeCall }) {
  const note = useId();
  const reason = refusal(standingOf(states), intended(call));
  const isMissing = (call.id === 'theirs' && !received[call.type]) || (call.id === 'candidate' && !received.candidate);
  const other = m.peers[peers.find((each) => each !== peer) ?? peer];
  const text = isMissing
    ? fill(words.nothingYet, { other })
    : reason
      ? fill(words.refusedNow, { reason: m.refusals[reason] })
      : '';
  return (
    <div class="lab-call" data-refused={reason ? '' : undefined}>
      <button
        type="button"
        disabled={!isReady || isMissing}
        aria-describedby={text ? note : undefined}
        onClick={() => onPress(call)}
      >
        {writtenCall(call)}
      </button>
      <span id={note}>{text}</span>
    </div>
  );
}

function intended(call: FreeCall): IntendedCall {
  switch (call.id) {
    case 'local':
      return { method: 'setLocalDescription', type: call.type };
    case 'theirs':
      return { method: 'setRemoteDescription', type: call.type };
    case 'remote-rollback':
      return { method: 'setRemoteDescription', type: 'rollback' };
    case 'candidate':
      return { method: 'addIceCandidate' };
    case 'close':
      return { method: 'close' };
  }
}
