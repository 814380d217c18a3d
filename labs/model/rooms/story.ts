import type { Visitor } from './visitors.ts';

/** What happens in a room in its life, in an order in which each can be seen: the steps of the rooms lab. */
export const storySteps = [
  'created',
  'joined',
  'call',
  'full',
  'second-room',
  'stranger',
  'malformed',
  'left',
  'again',
  'ghost',
  'return',
] as const;
export type StoryStep = (typeof storySteps)[number];

/** Who comes in at a step, and by nothing else. */
const comes: { readonly [K in StoryStep]?: Visitor } = {
  created: 'Ann',
  joined: 'Ben',
  full: 'Eve',
  'second-room': 'Cho',
};

/** The index of the next step: who is in already, since somebody has added them, need not come. */
export function nextStep(done: number, isIn: (visitor: Visitor) => boolean): number {
  const step = storySteps[done];
  const visitor = step && comes[step];
  return visitor && isIn(visitor) ? nextStep(done + 1, isIn) : done;
}
