import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

export const labKeys = ['play', 'back', 'on', 'step', 'reset', 'break', 'full', 'list'] as const;
export type LabKey = (typeof labKeys)[number];

export type LabKeyActions = Partial<Readonly<Record<LabKey, () => void>>>;

type Pressed = Pick<KeyboardEvent, 'code' | 'key' | 'ctrlKey' | 'shiftKey' | 'altKey' | 'metaKey' | 'isComposing'>;

/** What a key means to a lab; `null` for one that means nothing. Letters go by their place, so that they work in Hangul mode. */
export function labKeyOf({ code, key, ctrlKey, shiftKey, altKey, metaKey, isComposing }: Pressed): LabKey | null {
  if (ctrlKey || altKey || metaKey || isComposing) return null;
  if (key === '?') return 'list';
  if (shiftKey) return null;
  return byCode[code] ?? null;
}

const byCode: Readonly<Record<string, LabKey>> = {
  Space: 'play',
  ArrowLeft: 'back',
  ArrowRight: 'on',
  KeyS: 'step',
  KeyR: 'reset',
  KeyB: 'break',
  KeyF: 'full',
};

/** Where a person types or chooses, and what has keys of its own. */
const takesAll = 'input, textarea, select, [contenteditable], [role=slider], dialog';
const takesArrows = '[role=tab], [role=radio], video';
const takesSpace = 'button, summary, a, video, [role=tab]';

/** Whether what has the focus wants the key for itself. */
export function isTaken(target: Element, key: LabKey): boolean {
  if (target.closest(takesAll)) return true;
  if (key === 'back' || key === 'on') return target.closest(takesArrows) !== null;
  return key === 'play' && target.closest(takesSpace) !== null;
}

/** The keys of a lab. They are its own while the focus is in it, or, where nothing has the focus, while it is the first one in sight. */
export function useLabKeys(frame: RefObject<HTMLElement>, actions: LabKeyActions): void {
  const latest = useRef(actions);
  latest.current = actions;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const key = labKeyOf(event);
      const { current: lab } = frame;
      const target = event.target instanceof Element ? event.target : document.body;
      if (!key || !lab || event.defaultPrevented || isTaken(target, key) || !isFor(lab, target)) return;
      const act = latest.current[key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

function isFor(lab: HTMLElement, target: Element): boolean {
  if (lab.contains(target)) return true;
  if (target !== document.body && target !== document.documentElement) return false;
  const seen = [...document.querySelectorAll<HTMLElement>('[data-lab]')].find((each) => {
    const { top, bottom } = each.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  });
  return seen === lab;
}
