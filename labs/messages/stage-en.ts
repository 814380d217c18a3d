// The stage of an instructor, and the pages of those who follow it.

export const stage = {
  mark: 'Icebreaker, home',
  tools: 'Tools of the stage',
  lab: 'Lab',
  showCode: 'Code',
  spotlight: 'Spotlight',
  toLight: 'Light',
  toDark: 'Dark',
  leave: 'Leave the stage',
  card: {
    label: 'How to follow',
    open: 'Open this address, or type the code there:',
    hereOnly: 'This address works on this computer only: the server was started for it alone.',
    qr: 'QR code of {link}',
    hide: 'Hide',
    end: 'End the class',
    endAsk: 'End the class for everybody who follows?',
    endNow: 'End it for everybody',
    goOn: 'Go on',
  },
  state: {
    asking: 'Asking the server for a code…',
    waiting:
      'The server is away. The lab goes on here, and those who follow get all of it as soon as the server is back. Until then no other lab can be opened here.',
    open: 'Whoever follows sees this lab.',
    replaced: 'Another page on this device is the stage now, so nothing of this one is shown.',
    full: 'The server holds no more of this run: followers see it up to here. Reset the lab, and they see the next run.',
    refused: 'The server holds as many classes as it can. The lab works here; followers cannot come.',
    ended: 'The class is over, and followers have been told so.',
  },
  takeOver: 'Show this page instead',
  tryAgain: 'Try again',
  beginAgain: 'Begin again with the same code',
};

export type StageMessages = typeof stage;

export const follow = {
  title: 'Follow a class',
  intro: 'Type the code that the instructor shows. You need no account, and nothing of yours is sent.',
  code: 'Code of the class',
  go: 'Follow',
  mark: 'Icebreaker, home',
  otherLanguage: '한국어로 보기',
  toLight: 'Light',
  toDark: 'Dark',
  frame: 'The lab of the instructor',
  toLive: 'Back to live',
  views: { label: 'What to look at', class: 'The class', own: 'My own lab' },
  around: 'You are looking around on your own.',
  besideClass: 'This is your own lab. The class goes on beside it, under “The class”.',
  state: {
    server: 'The server is away, or the network is. This page tries again by itself.',
    looking: 'Looking for the class {code}…',
    unknown:
      'There is no class with the code {code} now. Compare it with what the instructor shows; if the class has not begun, this page finds it by itself.',
    malformed: '“{code}” cannot be a code: one has {length} letters and digits.',
    waiting: 'This is the right place. The instructor has not begun yet.',
    here: 'Live: you see what the instructor shows.',
    away: 'The instructor’s page is away. What was shown stays, and goes on when it is back.',
    ended: 'The class is over. What was shown last stays here for you to look around in.',
    damaged: 'Some of what the instructor shows cannot be read here. Reload this page.',
    unknownLab: 'The instructor shows a lab that this page does not know. Reload this page.',
  },
  tryNow: 'Try now',
  alone: 'This page shows what a class is shown, and stands in the page that follows one.',
  toFollow: 'Follow a class',
};

export type FollowMessages = typeof follow;
