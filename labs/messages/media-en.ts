/** What the media lab says. */
export const media = {
  title: 'Tracks and devices',
};

export type MediaMessages = typeof media;
