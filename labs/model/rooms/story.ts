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
