import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { followClass, type Following, type FollowingState } from '#labs/drivers/class/follow-class.ts';
import { fill } from '#labs/messages/fill.ts';
import type { FollowMessages } from '#labs/messages/stage-en.ts';
import { shortTopicLength } from '#labs/model/relay/wire.ts';
import { useSession } from '../hooks/use-session.ts';
import { useStore } from '../hooks/use-store.ts';
import { FollowForm } from './FollowForm.tsx';

type Props = {
  /** As it was typed, or stands in the address. */
  code: string;
  mark: ComponentChildren;
  tools: ComponentChildren;
  words: FollowMessages;
  base: string;
  labs: readonly string[];
  onCode: (code: string) => void;
};

const noSubscription = () => () => {};

/**
 * What a class is shown, in a frame that makes no call, and how things stand.
 *
 * `ShareMyLab` (of the desk, `./ShareMyLab.tsx`) has its place at the end of the bar, before `tools`: it is given the topic of the
 * class, which `onTopic` tells, and `wall` of the class's state.
 */
export function FollowedClassView({ code, mark, tools, words, base, labs, onCode }: Props) {
  const [state, setState] = useState<FollowingState>('looking');
  const [isServerThere, setServerThere] = useState(true);
  const [isDamaged, setDamaged] = useState(false);
  const create = useCallback(
    (signal: AbortSignal): Following =>
      followClass(
        {
          code,
          onState: setState,
          onServer: setServerThere,
          onTopic: () => {},
          onDamaged: () => setDamaged(true),
        },
        signal,
      ),
    [],
  );
  const following = useSession(create);
  const followed = following?.class;
  useEffect(() => {
    if (followed) window.icebreakerFollowed = followed;
  }, [followed]);
  const lab = useStore(followed?.subscribe ?? noSubscription, () => followed?.state().lab ?? null);
  const isAround = useStore(followed?.subscribe ?? noSubscription, () => followed?.isAround() ?? false);

  const isKnown = lab === null || labs.includes(lab);
  const isAsked = state === 'unknown' || state === 'malformed';
  const sentence = () => {
    if (!isServerThere && state !== 'malformed') return words.state.server;
    if (isDamaged) return words.state.damaged;
    if (!isKnown) return words.state.unknownLab;
    return fill(words.state[state], { code: code.toUpperCase().slice(0, 40), length: shortTopicLength });
  };
  const isWell = isServerThere && !isDamaged && (state === 'here' || state === 'waiting');
  if (lab === null || !isKnown)
    return (
      <>
        <header class="follow-bar">
          {mark}
          {tools}
        </header>
        <main class="follow-empty">
          <h1>{words.title}</h1>
          <p role="status">{sentence()}</p>
          {isAsked && <FollowForm code="" onGo={onCode} words={words} />}
          {state === 'unknown' && (
            <p>
              <button type="button" class="lab-button" onClick={() => following?.again()}>
                {words.tryNow}
              </button>
            </p>
          )}
        </main>
      </>
    );
  return (
    <>
      <header class="follow-bar" data-around={isAround ? '' : undefined}>
        {mark}
        <div class="follow-state" role="status" data-well={isWell ? '' : undefined} data-state={state}>
          <p>
            {isAround && <strong>{words.around} </strong>}
            {isAround && isWell ? null : sentence()}
          </p>
        </div>
        {isAround && (
          <button type="button" class="lab-button" data-main onClick={() => followed?.setAround(false)}>
            {words.toLive}
          </button>
        )}
        {tools}
      </header>
      <main class="follow-lab" aria-label={words.frame}>
        <h1 class="sr-only">{words.title}</h1>
        <iframe key={lab} title={words.frame} src={`${base}/follow/lab/${lab}/`} />
      </main>
    </>
  );
}
