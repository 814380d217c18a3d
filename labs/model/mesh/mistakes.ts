/** What an application of a mesh can get wrong; nothing when `none`. */
export const mistakes = ['none', 'everyone-offers', 'forgets-to-close'] as const;
export type Mistake = (typeof mistakes)[number];
