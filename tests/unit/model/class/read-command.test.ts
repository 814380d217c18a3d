import { expect, test } from 'vitest';
import { createCommandFilter, readCommand } from '#labs/model/class/read-command.ts';

const key = 'secret';
const tile = { kind: 'command', key, n: 1, command: { do: 'step' } };

test('a command with the key is read', () => {
  expect(readCommand(tile, key)).toEqual(tile);
  const open = { ...tile, command: { do: 'open', lab: 'mesh', search: 'view=ladder' } };
  expect(readCommand(open, key)).toEqual(open);
});

test.each([
  { what: 'another key', told: { ...tile, key: 'guess' } },
  { what: 'no key', told: { kind: 'command', n: 1, command: { do: 'step' } } },
  { what: 'a tile of the wall', told: { kind: 'wall', name: 'A' } },
  { what: 'a tile that was taken back', told: null },
  { what: 'a command that there is not', told: { ...tile, command: { do: 'explode' } } },
  { what: 'a lab with a path in its name', told: { ...tile, command: { do: 'open', lab: '../x', search: '' } } },
  { what: 'a number that is none', told: { ...tile, n: 1.5 } },
])('$what is no command', ({ told }) => {
  expect(readCommand(told, key)).toBeNull();
});

test('each command is carried out once', () => {
  const filter = createCommandFilter({});
  expect(filter.isNew('phone', 1, false)).toBe(true);
  expect(filter.isNew('phone', 1, true)).toBe(false);
  expect(filter.isNew('phone', 2, true)).toBe(true);
  expect(filter.isNew('phone', 1, false)).toBe(false);
  expect(filter.isNew('desk', 1, false)).toBe(true);
});

test('after a reload what was done is not done again, what came meanwhile is, and an unknown sender’s last word is not', () => {
  const before = createCommandFilter({});
  before.isNew('phone', 4, false);
  const after = createCommandFilter(before.done());
  expect(after.isNew('phone', 4, true)).toBe(false);
  expect(after.isNew('phone', 5, true)).toBe(true);
  expect(after.isNew('old-phone', 9, true)).toBe(false);
  expect(after.isNew('old-phone', 10, false)).toBe(true);
});
