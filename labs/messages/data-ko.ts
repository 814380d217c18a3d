import type { DataMessages } from './data-en.ts';

export const data: DataMessages = {
  title: '데이터 채널',
  connect: '연결하기',
};
