import type { TransferMessages } from './transfer-en.ts';

export const transfer: TransferMessages = {
  title: '파일 보내기',
};
