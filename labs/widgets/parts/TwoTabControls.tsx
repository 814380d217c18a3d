import type { SteppedCall } from '#labs/drivers/stepped-raw-call.ts';
import type { CommonMessages, Messages } from '#labs/messages/en.ts';
import type { DirectorSnapshot } from '#labs/model/machines/director.ts';
import type { CallMode, TwoTabEvent, TwoTabSnapshot } from '#labs/model/machines/two-tab.ts';
import type { MediaSourceKind } from '#labs/model/trace.ts';
import { SourceChoice } from './SourceChoice.tsx';

const modes: readonly CallMode[] = ['peerjs', 'raw'];

type Props = {
  tab: TwoTabSnapshot | undefined;
  send: ((event: TwoTabEvent) => void) | undefined;
  isReplaying: boolean;
  mode: CallMode;
  isStepped: boolean;
  /** The call that goes step by step in this tab, while there is one. */
  stepped: SteppedCall | null;
  director: DirectorSnapshot | undefined;
  sourceKind: MediaSourceKind;
  onMode: (mode: CallMode) => void;
  onStepped: (isStepped: boolean) => void;
  onBreak: () => void;
  onSource: (source: MediaSourceKind) => void;
  m: CommonMessages;
  words: Messages['twoTab'];
};

/** Everything that drives a call, once this tab is in a room. */
export function TwoTabControls({ tab, send, isReplaying, mode, isStepped, stepped, director, m, words, ...on }: Props) {
  const isCalling = tab?.matches({ call: 'active' }) ?? false;
  const canStep = stepped !== null && director?.matches('ready') === true && !isReplaying;
  return (
    <>
      <button
        type="button"
        class="lab-button"
        data-main={isCalling ? undefined : ''}
        disabled={!tab?.can({ type: 'call', mode }) || isReplaying}
        onClick={() => send?.({ type: 'call', mode })}
      >
        {words.call}
      </button>
      {stepped && (
        <>
          <button
            type="button"
            class="lab-button"
            data-main
            disabled={!canStep}
            aria-keyshortcuts="S"
            onClick={() => void stepped.director.step()}
          >
            {words.step}
          </button>
          <button type="button" class="lab-button" disabled={!canStep} onClick={() => void stepped.director.run()}>
            {words.play}
          </button>
        </>
      )}
      <button type="button" class="lab-button" disabled={!isCalling} onClick={() => send?.({ type: 'hang-up' })}>
        {words.hangUp}
      </button>
      <button type="button" class="lab-button" onClick={() => send?.({ type: 'leave' })}>
        {words.leave}
      </button>
      <button
        type="button"
        class="lab-button"
        disabled={isReplaying}
        aria-haspopup="dialog"
        aria-keyshortcuts="B"
        onClick={on.onBreak}
      >
        {m.tools.breakIt.button}
      </button>
      <label class="lab-field">
        <span>{words.callWith}</span>
        <select
          value={mode}
          disabled={isCalling}
          onChange={({ currentTarget }) => on.onMode(currentTarget.value as CallMode)}
        >
          {modes.map((each) => (
            <option key={each} value={each}>
              {words.modes[each]}
            </option>
          ))}
        </select>
      </label>
      <label class="lab-check">
        <input
          type="checkbox"
          checked={isStepped}
          disabled={isCalling}
          onChange={({ currentTarget }) => on.onStepped(currentTarget.checked)}
        />
        {words.byStep}
      </label>
      <SourceChoice value={on.sourceKind} onChange={on.onSource} disabled={isCalling} m={m} />
    </>
  );
}
