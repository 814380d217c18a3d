import { expect, test } from 'vitest';
import { isSameLab } from '#labs/widgets/class/lab-choice.ts';

test.each([
  { item: 'view=ladder', stage: '', is: true },
  { item: 'fault=glare&view=ladder', stage: 'fault=glare', is: true },
  { item: 'channel=drop:1&channel=drop:2', stage: 'channel=drop:2&channel=drop:1', is: true },
  { item: '', stage: 'fault=glare', is: false },
  { item: 'fault=no-answer', stage: 'fault=glare', is: false },
])('an item "$item" is on a stage with "$stage": $is', ({ item, stage, is }) => {
  expect(isSameLab({ lab: 'loopback-call', search: item }, { lab: 'loopback-call', search: stage })).toBe(is);
  expect(isSameLab({ lab: 'mesh', search: item }, { lab: 'loopback-call', search: stage })).toBe(false);
});
