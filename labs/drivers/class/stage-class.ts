import type { StageCommand } from '#labs/model/class/command.ts';
import { readCommand } from '#labs/model/class/read-command.ts';
import { createStageLog, type Shown, type StageLog } from '#labs/model/class/stage-log.ts';
import type { Topic } from '#labs/model/relay/wire.ts';
import { randomId } from '../random-id.ts';
import { follow } from '../relay/follow.ts';
import { publish, type Publishing, type PublishingState } from '../relay/publish.ts';
import { createRelaySocket } from '../relay/relay-socket.ts';
import { longestLoadMs } from './seen-class.ts';
import { keepClassIdentity, onClassIdentity, readClassIdentity } from './class-identity.ts';

/** `ended` by the instructor: followers are told, and nothing is published until it begins again. */
export type StageState = { state: PublishingState | 'ended'; topic: Omit<Topic, 'token'> | null };

export type StageClassParts = {
  /** What the lab shows now; `null` while there is none. The desk's wall is added here. */
  shown: () => Omit<Shown, 'wall'> | null;
  onState: (state: StageState) => void;
  /** Somebody who has the key of this device asks for it. */
  onCommand: (command: StageCommand) => void;
};

export type StageClass = {
  /** Something else may be shown. */
  poke: () => void;
  end: () => void;
  /** After an end, or to take the class over from another page. The code stays the same. */
  begin: () => void;
};

/** Publishes what a lab shows under the topic of this device, and hears what desk and phone ask for. Everything ends with `signal`. */
export function createStageClass(parts: StageClassParts, signal: AbortSignal): StageClass {
  const socket = createRelaySocket(signal);
  let { stage: token, wall, key } = readClassIdentity();
  const logOf = createStageLog(randomId);
  let last: StageLog | null = null;
  let state: StageState = { state: 'waiting', topic: null };
  let publishing: Publishing | null = null;

  const tell = (part: Partial<StageState>) => {
    state = { ...state, ...part };
    parts.onState(state);
  };
  let endOfWatch = () => {};
  const begin = () => {
    endOfWatch();
    publishing?.stop();
    tell({ state: 'waiting' });
    publishing = publish(socket, {
      token: token ?? undefined,
      log: () => {
        const shown = parts.shown();
        if (shown !== null) last = logOf({ ...shown, wall });
        return last;
      },
      onTopic: ({ topic, short, token: own }) => {
        token = own;
        keepClassIdentity({ stage: own, stageTopic: topic, stageShort: short });
        tell({ topic: { topic, short } });
      },
      onState(next) {
        tell({ state: next });
        if (next === 'replaced') watch();
      },
      key: () => key,
      onTold(what) {
        const command = readCommand(what);
        if (command !== null) parts.onCommand(command);
      },
    });
  };
  /** Another page is the stage. When that is closed, and has not only gone to another lab, this one is the stage again. */
  const watch = () => {
    const { topic } = state;
    if (topic === null) return;
    let patience: ReturnType<typeof setTimeout> | undefined;
    const end = follow(socket, topic.topic, {
      onEntries: () => {},
      onPresence(isHere) {
        clearTimeout(patience);
        if (!isHere) patience = setTimeout(begin, longestLoadMs);
      },
      onEnded() {
        endOfWatch();
        tell({ state: 'ended' });
      },
      onConnection: () => clearTimeout(patience),
    });
    endOfWatch = () => {
      endOfWatch = () => {};
      clearTimeout(patience);
      end();
    };
  };
  signal.addEventListener('abort', () => endOfWatch(), { once: true });
  onClassIdentity(() => {
    // The desk opens and closes its wall, and gives out another key when remotes are to be taken away.
    const before = key;
    ({ wall, key } = readClassIdentity());
    if (key !== before) publishing?.changeKey();
    publishing?.poke();
  }, signal);
  begin();
  return {
    poke: () => publishing?.poke(),
    end() {
      publishing?.end();
      publishing = null;
      tell({ state: 'ended' });
    },
    begin,
  };
}
