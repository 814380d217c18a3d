import { expect, test } from 'vitest';
import { readCommand } from '#labs/model/class/read-command.ts';

test.each([{ do: 'step' }, { do: 'open', lab: 'mesh', search: 'view=ladder' }])('$do is a command', (command) => {
  expect(readCommand(command)).toEqual(command);
});

test.each([
  { what: 'a tile of the wall', told: { kind: 'wall', name: 'A' } },
  { what: 'nothing', told: null },
  { what: 'a command that there is not', told: { do: 'explode' } },
  { what: 'a lab with a path in its name', told: { do: 'open', lab: '../x', search: '' } },
  { what: 'a lab without its address', told: { do: 'open', lab: 'mesh' } },
  { what: 'a lab with more address than there is', told: { do: 'open', lab: 'mesh', search: 'x'.repeat(2_001) } },
])('$what is no command', ({ told }) => {
  expect(readCommand(told)).toBeNull();
});
