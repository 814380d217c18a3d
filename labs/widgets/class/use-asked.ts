import { useEffect, useRef, useState } from 'preact/hooks';
import { longestLoadMs, type SeenClass } from '#labs/drivers/class/seen-class.ts';

/** What became of the last command: a stage answers by what it does, so after a while without anything nobody may have heard it. */
export type Asked = { label: string; is: 'asked' | 'done' | 'silent' | 'offline'; seconds: number };

/** What answers: a lab that is opened anew, or anything that the stage does. */
export type Answer = 'run' | 'deed';

type Waiting = { answer: Answer; run: number; isHeld: boolean };

/** Milliseconds: for an answer, for one that comes after a page has loaded, and for how long it is said that one came. */
const patienceMs = 3_000;
const patienceWithPageMs = longestLoadMs + patienceMs;
const shownMs = 5_000;

export function useAsked({ deeds, run, presence }: SeenClass): {
  asked: Asked | null;
  /** @returns whether it was sent */
  ask: (label: string, send: () => boolean, answer?: Answer) => boolean;
} {
  const [asked, setAsked] = useState<Asked | null>(null);
  const waiting = useRef<Waiting | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const later = (work: () => void, ms: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(work, ms);
  };
  useEffect(() => {
    const { current: wanted } = waiting;
    // Whatever the stage does now, it is no answer to what was refused or answered before.
    if (!wanted) return setAsked((before) => (before?.is === 'done' ? before : null));
    const isOther = run !== wanted.run;
    if (wanted.answer === 'run' && !isOther) return;
    // What was held back is sent now that the lab is there; its beginning is no answer yet.
    if (wanted.isHeld && isOther) return void (wanted.isHeld = false);
    waiting.current = null;
    setAsked((before) => before && { ...before, is: 'done' });
    later(() => setAsked(null), shownMs);
  }, [deeds, run]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    asked,
    ask(label, send, answer = 'deed') {
      clearTimeout(timer.current);
      const isHeld = answer === 'deed' && (presence === 'loading' || waiting.current?.answer === 'run');
      const ms = answer === 'run' || isHeld ? patienceWithPageMs : patienceMs;
      const isSent = send();
      waiting.current = isSent ? { answer, run, isHeld } : null;
      setAsked({ label, is: isSent ? 'asked' : 'offline', seconds: ms / 1000 });
      if (!isSent) return false;
      later(() => {
        waiting.current = null;
        setAsked({ label, is: 'silent', seconds: ms / 1000 });
      }, ms);
      return true;
    },
  };
}
