import type { Messages } from '#labs/messages/en.ts';
import { fill } from '#labs/messages/fill.ts';
import type { DirectorSnapshot } from '#labs/model/machines/director.ts';
import type { ScenarioStep } from '#labs/model/scenarios/scenario.ts';
import { useLazy } from '../hooks/use-lazy.ts';
import { wordsLoader } from '../inspector/words.ts';

type Words = Messages['loopback'];
type Sentences = Readonly<Record<string, string>>;

type Props = {
  director: DirectorSnapshot | undefined;
  steps: readonly ScenarioStep[];
  /** Milliseconds until the call was up; `null` where they say nothing. */
  duration: number | null;
  /** It may be waited for in vain. */
  isBroken: boolean;
  /** No media was to be had; why, and the way out, is said beside this. */
  isRefused: boolean;
  lang: string;
  words: Words;
};

/** What the call in one page is doing, in a sentence. */
export function LoopbackStatus({ director, steps, duration, isBroken, isRefused, lang, words }: Props) {
  // The steps of a healthy call come with the page, those of broken ones when there is one.
  const isUnusual = steps.some(({ id }) => !(id in words.steps));
  const more = useLazy(isUnusual ? wordsLoader(lang) : null).value?.steps;
  return <p>{statusOf(director, steps, { duration, isBroken, isRefused }, words, { ...more, ...words.steps })}</p>;
}

function statusOf(
  director: DirectorSnapshot | undefined,
  steps: readonly ScenarioStep[],
  { duration, isBroken, isRefused }: Pick<Props, 'duration' | 'isBroken' | 'isRefused'>,
  words: Words,
  sentences: Sentences,
): string {
  const { status } = words;
  if (!director) return status.ready;
  const count = steps.length;
  const { next: index, failure } = director.context;
  const step = steps[index];
  const next = step ? (sentences[step.id] ?? step.call) : '';
  if (director.matches('ended')) return status.ended;
  if (director.matches('failed') && isRefused) return fill(status.failedMedia, { step: index + 1 });
  if (director.matches('failed'))
    return fill(status.failed, { step: index + 1, message: (failure ?? '').replace(/\.$/, '') });
  if (director.matches('done')) {
    if (duration !== null) return fill(status.done, { ms: Math.round(duration) });
    return fill(isUp(steps) ? status.doneSteps : status.doneBroken, { count });
  }
  if (director.matches('working')) {
    return step?.id === 'exchange-candidates' && !isBroken
      ? status.waiting
      : fill(status.working, { step: index + 1, count, next });
  }
  return index === 0 ? status.ready : fill(status.between, { done: index, count, next });
}

/** Only a scenario that waits for the connection can say that there is one. */
function isUp(steps: readonly ScenarioStep[]): boolean {
  return steps.some(({ id }) => id === 'exchange-candidates');
}
