import type { Need, Stage } from '#labs/model/class/wall.ts';

/** The class wall, as the instructor sees it. */
export const wall = {
  title: 'Class wall',
  none: 'Nobody shares a lab yet. Learners choose to, on the page on which they follow. Who does not follow has a page, too:',
  alone: 'the page for learners on their own',
  count: 'Learners: {count}',
  help: 'may need help: {count}',
  inLab: '{lab}: {count}',
  noLab: 'No lab open',
  otherLab: 'Another lab',
  number: 'Learner {number}',
  events: 'events: {count}',
  quiet: 'quiet for {time}',
  findings: 'Found by the lab',
  stages: {
    'not-begun': 'not begun',
    begun: 'begun',
    negotiated: 'negotiated',
    connecting: 'connecting',
    connected: 'connected',
  } satisfies Record<Stage, string>,
  needs: {
    finding: 'stuck on a finding',
    lost: 'connection lost',
    stuck: 'nothing happens',
    none: 'on the way',
  } satisfies Record<Need, string>,
};

/** What a learner is told and asked. */
export const share = {
  title: 'Share my lab with the instructor',
  noWall: 'The instructor has no class wall open, so there is nobody to share with.',
  badLink: 'This address holds no class. Ask your instructor for the link, or scan the code again.',
  what: 'If you join, the instructor sees of the lab that you run below:',
  list: {
    name: 'the name that you type here, or only a number',
    lab: 'which lab it is, and how many events it has recorded',
    states: 'the states of the four machines of your own side',
    findings: 'what the lab has found to be wrong, by its name',
    quiet: 'how long nothing has happened, in steps of five seconds',
  },
  not: 'Nothing else: no picture, no sound, no SDP, no address, nothing that you write. It is kept nowhere, and ends when you leave or close this page.',
  name: 'Name, if you like',
  join: 'Join the class wall',
  leave: 'Leave the class wall',
  run: 'Run it myself',
  close: 'Close my lab',
  lab: 'Lab',
  frame: 'My own lab: {lab}',
  openTab: 'Open this lab in a tab of its own',
  status: {
    out: 'You share nothing.',
    waiting: 'You have joined. The server is away; it goes on by itself.',
    shared: 'You have joined as {name}. The instructor sees your states and findings.',
    nobody: 'You have joined, but the instructor’s desk is closed now. It goes on by itself when it is back.',
    full: 'The class wall takes no more learners, or no more from your network. The instructor does not see you. It is tried again by itself.',
  },
  unnamed: 'a number',
};

/** The phone. */
export const remote = {
  title: 'Remote for the stage',
  noAccess: 'This address holds no key. Scan the code on the desk again: it may have been cut off on its way.',
  onStage: 'On stage',
  now: 'Now: {title}',
  place: 'Your place: {title}. The stage shows something else.',
  next: 'Next: {title}',
  notes: 'Notes',
  noNotes: 'No notes for it.',
  end: 'This is the end of the run sheet.',
  noItem: 'No item has been shown yet.',
  deskAway: 'The desk is closed, so there are no notes, and next and previous do nothing. The other buttons work.',
  noDesk: 'Nothing is heard of the desk. It is closed, or has given out another code since: scan the code on the desk.',
  taken: 'The desk has taken this remote away. Scan the new code on the desk to lead again.',
  stageAway: 'The stage is closed. Open it on the desk.',
  offline: 'The server is away. Are you on the network of the class? This page tries again by itself.',
  waiting: 'Looking for the class…',
  oldKey: 'This remote has an old key, so nothing that it asks is done. Scan the new code on the desk.',
};

export type WallMessages = typeof wall;
export type ShareMessages = typeof share;
export type RemoteMessages = typeof remote;
