/** What the media lab says. */
export const media = {
  title: 'Tracks and devices',
  connect: 'Connect',
};

export type MediaMessages = typeof media;
