import type { DevicesMessages } from './devices-en.ts';

export const devices: DevicesMessages = {
  title: '장치',
};
