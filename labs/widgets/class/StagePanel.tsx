import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { createStageClass, type StageClass, type StageState } from '#labs/drivers/class/stage-class.ts';
import type { StageMessages } from '#labs/messages/stage-en.ts';
import { useSession } from '../hooks/use-session.ts';
import { formatLabAddress } from '../lab-address.ts';
import { setPlace, type ShownLab } from '../place.ts';
import { CodeCard } from './CodeCard.tsx';
import { createStageLead } from './stage-commands.ts';

type Props = {
  words: StageMessages;
  /** Before every path: empty, or `/ko`. */
  base: string;
  isCardOpen: boolean;
  onHide: () => void;
  onServerAway: (isAway: boolean) => void;
};

/** Publishes what the lab of this page shows, and says how to follow it. */
export function StagePanel({ words, base, isCardOpen, onHide, onServerAway }: Props) {
  const lab = useRef<ShownLab | null>(null);
  const [{ state, topic }, setState] = useState<StageState>({ state: 'waiting', topic: null });
  const create = useCallback((signal: AbortSignal): StageClass => {
    const lead = createStageLead(
      () => lab.current,
      (name, search) =>
        location.assign(`${base}/present/${name}/${search === '' ? '' : `?${search.replace(/^\?/, '')}`}`),
    );
    const stage = createStageClass(
      {
        shown: () => lab.current && shownIn(lab.current),
        onState: setState,
        onCommand: lead.take,
      },
      signal,
    );
    let end = () => {};
    setPlace({
      onLab(next) {
        const isOther = lab.current?.moment !== next.moment;
        lab.current = next;
        lead.go();
        if (isOther) {
          end();
          end = next.moment.source.subscribe(stage.poke);
        }
        stage.poke();
      },
    });
    signal.addEventListener('abort', () => {
      end();
      setPlace(null);
    });
    return stage;
  }, []);
  const stage = useSession(create);
  const isServerAway = topic !== null && state === 'waiting';
  useEffect(() => onServerAway(isServerAway), [isServerAway]);
  const sentence = topic === null && state === 'waiting' ? words.state.asking : words.state[state];
  const action =
    state === 'replaced'
      ? words.takeOver
      : state === 'refused'
        ? words.tryAgain
        : state === 'ended'
          ? words.beginAgain
          : null;
  const isWell = state === 'open';
  return (
    <div class="stage-corner">
      {isCardOpen && topic && (state === 'open' || state === 'waiting' || state === 'full') && (
        <CodeCard
          short={topic.short}
          link={`${location.origin}${base}/follow/${topic.short}`}
          onHide={onHide}
          onEnd={() => stage?.end()}
          words={words.card}
        />
      )}
      <div class="stage-state" role="status" data-state={state} data-quiet={isWell && !isCardOpen ? '' : undefined}>
        <p>{sentence}</p>
        {action && (
          <button type="button" class="lab-button" onClick={() => stage?.begin()}>
            {action}
          </button>
        )}
      </div>
    </div>
  );
}

/** What a lab shows; not the moment and the tab of the inspector, which are told as they change. */
function shownIn({ name, moment, address: { address } }: ShownLab) {
  const href = formatLabAddress(location.origin, { ...address, event: null, view: 'happened' });
  return {
    lab: name,
    search: new URL(href).search.slice(1),
    trace: moment.whole.getTrace(),
    count: moment.count(),
    view: address.view,
  };
}
