/** What the progress page says, in English. */
export const progress = {
  nothing: 'Nothing yet. Run a lab in a lesson: its checkpoints and your predictions will be listed here.',
  checkpoints: '{done} of {all} checkpoints',
  predictions: '{done} of {all} predictions answered',
  finished: 'finished',
  reached: 'reached {date}',
  open: 'open',
  answered: 'answered',
  exportIt: 'Save to a file',
  importIt: 'Open a file',
  imported: 'What the file remembers has been added.',
  notOurs: 'This file holds no progress. Choose one that “Save to a file” has made.',
  erase: 'Erase',
  sure: 'Erase everything this device remembers of you? This cannot be undone.',
  yes: 'Yes, erase it',
  no: 'Keep it',
  erased: 'Erased. This device remembers nothing of you.',
};
