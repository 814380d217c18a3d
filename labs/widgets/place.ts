import { useEffect, useState } from 'preact/hooks';
import type { TraceSource } from '#labs/drivers/trace-store.ts';
import type { Moment } from './hooks/moment.ts';
import type { AddressOfLab } from './hooks/use-lab-address.ts';

/** What a lab shows. */
export type ShownLab = { name: string; moment: Moment; address: AddressOfLab };

/** What a page has around its lab, such as a stage; most have nothing. */
export type Place = {
  /** Called with what the lab shows, and again each time that it shows something else; not when its trace or its moment moves. */
  onLab: (lab: ShownLab) => void;
  /** Shown instead of the lab's own trace. */
  followed?: TraceSource;
  /** Nothing more comes to it. */
  isOver?: boolean;
};

let current: Place | null = null;
const listeners = new Set<() => void>();

export function setPlace(place: Place | null): void {
  current = place;
  listeners.forEach((listener) => listener());
}

/** `null` until the page has said it, and on the first drawing, which is the same on all pages. */
export function usePlace(): Place | null {
  const [place, set] = useState<Place | null>(null);
  useEffect(() => {
    const look = () => set(current);
    look();
    listeners.add(look);
    return () => void listeners.delete(look);
  }, []);
  return place;
}

/** Whether this page is an instructor's stage. There a lab waits until the instructor runs it, also when it is broken. */
export function isStage(): boolean {
  return document.documentElement.dataset['stage'] !== undefined;
}

/** Whether the labs of this page follow others and make no calls. */
export function isFollowing(): boolean {
  return document.documentElement.dataset['follow'] !== undefined;
}
