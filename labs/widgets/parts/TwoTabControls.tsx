import type { SteppedCall } from '#labs/drivers/stepped-raw-call.ts';
import type { CommonMessages, Messages } from '#labs/messages/en.ts';
import type { DirectorSnapshot } from '#labs/model/machines/director.ts';
import type { NetworkMessages } from '#labs/messages/network-en.ts';
import type { CallMode, TwoTabEvent, TwoTabSnapshot } from '#labs/model/machines/two-tab.ts';
import type { NetworkPath } from '#labs/model/network/path.ts';
import type { MediaSourceKind } from '#labs/model/trace.ts';
import { LabButton } from './LabButton.tsx';
import { PathChoice } from './PathChoice.tsx';
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
  path: NetworkPath;
  networkWords: NetworkMessages;
  onPath: (path: NetworkPath) => void;
  onMode: (mode: CallMode) => void;
  onStepped: (isStepped: boolean) => void;
  /** Whether both sides are shown. */
  isComparing: boolean;
  onCompare: () => void;
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
      <LabButton
        isMain={!isCalling}
        isOff={!tab?.can({ type: 'call', mode }) || isReplaying}
        onPress={() => send?.({ type: 'call', mode })}
      >
        {words.call}
      </LabButton>
      {stepped && (
        <>
          <LabButton isMain isOff={!canStep} aria-keyshortcuts="S" onPress={() => void stepped.director.step()}>
            {words.step}
          </LabButton>
          <LabButton isOff={!canStep} onPress={() => void stepped.director.run()}>
            {words.play}
          </LabButton>
        </>
      )}
      <LabButton isOff={!isCalling} onPress={() => send?.({ type: 'hang-up' })}>
        {words.hangUp}
      </LabButton>
      <LabButton isOff={false} onPress={() => send?.({ type: 'leave' })}>
        {words.leave}
      </LabButton>
      <LabButton isOff={isReplaying} isPressed={on.isComparing} onPress={on.onCompare}>
        {words.compare}
      </LabButton>
      <LabButton isOff={isReplaying} aria-haspopup="dialog" aria-keyshortcuts="B" onPress={on.onBreak}>
        {m.tools.breakIt.button}
      </LabButton>
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
      <PathChoice value={on.path} isOff={isCalling} onChange={on.onPath} words={on.networkWords} />
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
