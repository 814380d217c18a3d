import { useEffect, useRef } from 'preact/hooks';
import type { StageCommand } from '#labs/model/class/command.ts';

export type DeskAction = Exclude<StageCommand['do'], 'open'> | 'next' | 'previous';

/** Letters by their place, so that they work in Hangul mode. Presenters' remote controls send Page Down and Page Up. */
const byCode: Readonly<Record<string, DeskAction>> = {
  KeyS: 'step',
  Space: 'run',
  ArrowLeft: 'back',
  ArrowRight: 'on',
  KeyL: 'live',
  KeyR: 'reset',
  KeyH: 'hang-up',
  PageDown: 'next',
  PageUp: 'previous',
};

type Pressed = Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'shiftKey' | 'altKey' | 'metaKey' | 'isComposing'>;

export function deskActionOf({ code, ctrlKey, shiftKey, altKey, metaKey, isComposing }: Pressed): DeskAction | null {
  return ctrlKey || shiftKey || altKey || metaKey || isComposing ? null : (byCode[code] ?? null);
}

const takesAll = 'input, textarea, select, [contenteditable], dialog';
const takesSpace = 'button, summary, a';

/** The keys of the desk, on all of its page, while `isOn`. */
export function useDeskKeys(isOn: boolean, act: (action: DeskAction) => void): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    if (!isOn) return;
    const press = (event: KeyboardEvent) => {
      const action = deskActionOf(event);
      const target = event.target instanceof Element ? event.target : document.body;
      if (action === null || event.defaultPrevented || target.closest(takesAll)) return;
      if (action === 'run' && target.closest(takesSpace)) return;
      event.preventDefault();
      latest.current(action);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [isOn]);
}
