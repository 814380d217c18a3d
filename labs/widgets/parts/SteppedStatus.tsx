import type { SteppedCall } from '#labs/drivers/stepped-raw-call.ts';
import type { Messages } from '#labs/messages/en.ts';
import { fill } from '#labs/messages/fill.ts';
import type { DirectorSnapshot } from '#labs/model/machines/director.ts';
import { useLazy } from '../hooks/use-lazy.ts';
import { wordsLoader } from '../inspector/words.ts';

type Props = {
  call: SteppedCall;
  director: DirectorSnapshot;
  lang: string;
  words: Messages['twoTab']['stepping'];
};

/** Where this tab's half of a call stands that goes step by step, and what it needs of the other tab. */
export function SteppedStatus({ call, director, lang, words }: Props) {
  const sentences = useLazy(wordsLoader(lang)).value?.steps;
  const { next: index, count } = director.context;
  const step = call.steps[index];
  if (!step || director.matches('done') || director.matches('failed')) return null;
  const next = sentences?.[step.id] ?? step.call;
  const awaited = director.matches('working') ? call.awaited() : null;
  if (awaited !== null) return <p>{words[awaited]}</p>;
  if (director.matches('working')) return <p>{fill(words.working, { step: index + 1, count, next })}</p>;
  return <p>{fill(words.next, { done: index, count, next })}</p>;
}
