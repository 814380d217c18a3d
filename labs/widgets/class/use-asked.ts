import { useEffect, useRef, useState } from 'preact/hooks';

/** What became of the last command: a stage answers by what it does, so after a while without anything nobody may have heard it. */
export type Asked = { label: string; is: 'asked' | 'done' | 'silent' | 'offline' };

const patienceMs = 3_000;

/** @param deeds grows whenever the stage has done something */
export function useAsked(deeds: number): { asked: Asked | null; ask: (label: string, send: () => boolean) => void } {
  const [asked, setAsked] = useState<Asked | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => {
    setAsked((before) => (before?.is === 'asked' ? { ...before, is: 'done' } : before));
    clearTimeout(timer.current);
  }, [deeds]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    asked,
    ask(label, send) {
      clearTimeout(timer.current);
      if (!send()) return setAsked({ label, is: 'offline' });
      setAsked({ label, is: 'asked' });
      timer.current = setTimeout(() => setAsked({ label, is: 'silent' }), patienceMs);
    },
  };
}
