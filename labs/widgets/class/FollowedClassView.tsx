import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { followClass, type Following, type FollowingState } from '#labs/drivers/class/follow-class.ts';
import { fill } from '#labs/messages/fill.ts';
import type { FollowMessages } from '#labs/messages/stage-en.ts';
import type { ShareMessages } from '#labs/messages/wall-en.ts';
import { shortTopicLength } from '#labs/model/relay/wire.ts';
import { useSession } from '../hooks/use-session.ts';
import { useStore } from '../hooks/use-store.ts';
import { useLazy } from '../hooks/use-lazy.ts';
import { FollowForm } from './FollowForm.tsx';

type Props = {
  /** As it was typed, or stands in the address. */
  code: string;
  mark: ComponentChildren;
  tools: ComponentChildren;
  words: FollowMessages;
  base: string;
  lang: string;
  labs: readonly { slug: string; title: string }[];
  /** Of the learner's own lab and the class wall. */
  share: ShareMessages;
  onCode: (code: string) => void;
};

const noSubscription = () => () => {};

const loadShare = async () => (await import('./ShareMyLab.tsx')).ShareMyLab;

/** What a class is shown, in a frame that makes no call, and how things stand; beside it the learner's own lab. */
export function FollowedClassView({ code, mark, tools, words, base, lang, labs, share, onCode }: Props) {
  const [topic, setTopic] = useState('');
  const [view, setView] = useState<'class' | 'own'>('class');
  const [wasOwn, setWasOwn] = useState(false);
  const ShareMyLab = useLazy(wasOwn ? loadShare : null).value;
  const [state, setState] = useState<FollowingState>('looking');
  const [isServerThere, setServerThere] = useState(true);
  const create = useCallback(
    (signal: AbortSignal): Following =>
      followClass(
        {
          code,
          onState: setState,
          onServer: setServerThere,
          onTopic: setTopic,
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
  const isDamaged = useStore(followed?.subscribe ?? noSubscription, () => followed?.isDamaged() ?? false);
  const wall = useStore(followed?.subscribe ?? noSubscription, () => followed?.state().wall ?? null);

  const isAroundHere = isAround && view === 'class';
  const isKnown = lab === null || labs.some(({ slug }) => slug === lab);
  const isAsked = state === 'unknown' || state === 'malformed';
  const sentence = () => {
    if (!isServerThere && state !== 'malformed') return words.state.server;
    if (isDamaged) return words.state.damaged;
    if (!isKnown) return words.state.unknownLab;
    if (view === 'own' && state === 'here') return words.besideClass;
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
      <header class="follow-bar" data-around={isAroundHere ? '' : undefined}>
        {mark}
        <div class="follow-state" role="status" data-well={isWell ? '' : undefined} data-state={state}>
          <p>
            {isAroundHere && <strong>{words.around} </strong>}
            {isAroundHere && isWell ? null : sentence()}
          </p>
        </div>
        {isAroundHere && (
          <button type="button" class="lab-button" data-main onClick={() => followed?.setAround(false)}>
            {words.toLive}
          </button>
        )}
        <div class="class-tools" role="group" aria-label={words.views.label}>
          {(['class', 'own'] as const).map((each) => (
            <button
              key={each}
              type="button"
              class="class-tool"
              aria-pressed={view === each}
              onClick={() => {
                setView(each);
                if (each === 'own') setWasOwn(true);
              }}
            >
              {words.views[each]}
            </button>
          ))}
        </div>
        {tools}
      </header>
      <main class="follow-lab" aria-label={view === 'class' ? words.frame : words.views.own}>
        <h1 class="sr-only">{words.title}</h1>
        <iframe key={lab} hidden={view !== 'class'} title={words.frame} src={`${base}/follow/lab/${lab}/`} />
        {wasOwn && (
          <div class="follow-own" hidden={view !== 'own'}>
            {ShareMyLab && (
              <ShareMyLab
                {...{ lang, topic, wall, lab, labs }}
                search={followed?.state().search ?? ''}
                socket={following?.socket}
                m={share}
              />
            )}
          </div>
        )}
      </main>
    </>
  );
}
