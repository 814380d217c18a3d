import type { MediaMessages } from './media-en.ts';

export const media: MediaMessages = {
  title: '트랙과 장치',
  connect: '연결',
};
