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
    /**
     * A button that was pressed with the mouse keeps the focus, unseen, and must not take the next Space for itself. Not
     * `:focus-visible`, which the key itself turns on.
     */
    let pressed: Element | null = null;
    const point = ({ target }: Event) => {
      pressed = target instanceof Element ? target.closest(takesSpace) : null;
    };
    const focus = ({ target }: Event) => {
      if (target !== pressed) pressed = null;
    };
    const press = (event: KeyboardEvent) => {
      const action = deskActionOf(event);
      const target = event.target instanceof Element ? event.target : document.body;
      if (action === null || event.defaultPrevented || target.closest(takesAll)) return;
      const taker = target.closest(takesSpace);
      if (action === 'run' && taker !== null && taker !== pressed) return;
      event.preventDefault();
      // The button is pressed as the key goes up, whatever became of its going down.
      if (action === 'run' && target instanceof HTMLElement) target.blur();
      latest.current(action);
    };
    const listening = new AbortController();
    const { signal } = listening;
    document.addEventListener('pointerdown', point, { signal, capture: true });
    document.addEventListener('focusin', focus, { signal });
    document.addEventListener('keydown', press, { signal });
    return () => listening.abort();
  }, [isOn]);
}
