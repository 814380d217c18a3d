import type { Missing } from '#labs/model/checkpoints/checkpoints.ts';
import type { SentenceKey } from '#labs/model/describe.ts';
import type { LabErrorCode } from '#labs/model/errors.ts';
import type { Refusal } from '#labs/model/machines/legality.ts';
import type { LoopbackStepId } from '#labs/model/scenarios/loopback-call.ts';
import type { BrowserDifference } from '#labs/model/views/browser-differences.ts';
import type { Disagreement } from '#labs/model/views/disagreement.ts';
import type { MachineId, PeerId } from '#labs/model/vocabulary.ts';

// Every string a widget shows. `{name}` is filled in by `fill`.

const common = {
  peers: { alice: 'Alice', bob: 'Bob' } satisfies Record<PeerId, string>,
  roles: { alice: 'Caller', bob: 'Callee' } satisfies Record<PeerId, string>,
  machines: {
    signaling: 'Signaling',
    'ice-gathering': 'ICE gathering',
    'ice-connection': 'ICE connection',
    connection: 'Connection',
  } satisfies Record<MachineId, string>,
  frame: {
    saveTrace: 'Save trace',
    openTrace: 'Open trace',
    fullScreen: 'Full screen',
    leaveFullScreen: 'Leave full screen',
    replaying: 'You are looking at a trace from a file, recorded {date}.',
    backToLive: 'Back to the live lab',
    dismiss: 'Close this message',
    crashed:
      'This lab stopped because of a mistake of ours: {message}. Reload the page to start it again; the rest of the page still works.',
    tools: 'Tools of this lab',
    announced: '{peer}: {machine} is {state}.',
  },
  peer: {
    local: 'What {peer} sends',
    remote: 'What {peer} receives',
    noPicture: 'no picture yet',
    listen: 'Sound on',
    mute: 'Sound off',
    charts: 'The four machines of {peer}',
    showPeer: 'Show {peer}',
  },
  legality: {
    title: 'What could {peer} call now?',
    allowed: 'possible now',
    refused: 'refused now',
  },
  refusals: {
    closed: 'The connection is closed, and closed is final. Make a new one.',
    'no-offer-to-answer': 'There is no offer of the other side to answer. Set their offer first.',
    'offer-not-now': 'An offer or an answer is already on its way. Finish that round first.',
    'answer-without-offer': 'No offer is open, so there is nothing an answer could belong to.',
    'answer-is-theirs': 'The open offer is our own: the other side answers it.',
    'answer-is-ours': 'The open offer is theirs: we answer it, they do not.',
    'nothing-to-roll-back': 'Nothing has been offered, so there is nothing to take back.',
    'too-late-to-roll-back': 'A provisional answer is set: only an answer can end this round.',
    'no-implicit-description': 'Our own offer is being answered: there is no description left for us to set.',
    'no-remote-description': 'A candidate needs a remote description to belong to. Set one first.',
  } satisfies Record<Refusal, string>,
  disagreements: {
    title: 'The browser and the specification disagree',
    'unexpected-report':
      '{peer}: {machine} was {state}, and the browser reported {reported}. The specification has no such step.',
    'missing-report':
      '{peer}: {machine} was {state} and should have become {expected}, but the browser reported nothing.',
    'unexpected-acceptance': '{peer}: {call} succeeded while {machine} was {state}. The specification refuses it.',
    'unexpected-refusal':
      '{peer}: {call} was refused with {error} while {machine} was {state}. The specification allows it.',
    known: 'This is a known difference of this browser: {difference}',
    unknown: 'We know of no such difference. Save the trace: it is worth a bug report.',
  } satisfies Record<Disagreement['kind'] | 'title' | 'known' | 'unknown', string>,
  differences: {
    'firefox-no-pranswer': 'Firefox has no provisional answers.',
    'firefox-rollback-by-offerer': 'In Firefox only the side that made an offer can roll it back.',
    'chromium-empty-candidate': 'Chromium accepts the end of candidates before there is a remote description.',
  } satisfies Record<BrowserDifference['id'], string>,
  events: {
    title: 'What happened',
    empty: 'Nothing yet. Each call and each report of the browser will be listed here, in the order of time.',
    time: 'Time',
    who: 'Who',
    what: 'What',
    milliseconds: '{at} ms',
    sentences: {
      'connection.created': 'makes a connection',
      'call.started': 'calls {call}',
      'call.resolved': '{call} has succeeded',
      'call.rejected': '{call} was refused: {name}',
      'description.applied': 'now has a {side} {sdpType}',
      'signaling.changed': 'signaling is {state}',
      'ice-gathering.changed': 'ICE gathering is {state}',
      'ice-connection.changed': 'ICE connection is {state}',
      'connection.changed': 'connection is {state}',
      'candidate.gathered': 'found a candidate: {candidate}',
      'candidate.gathered.end': 'has found all candidates',
      'candidate.failed': 'could not get a candidate from {url}: {code} {text}',
      'negotiation.needed': 'needs a negotiation',
      'track.received': 'receives a track: {kind}',
      'track.muted': 'the received {kind} is muted: nothing arrives',
      'track.unmuted': 'the received {kind} is unmuted: media arrives',
      'track.ended': 'the received {kind} has ended',
      'data-channel.received': 'receives the data channel “{label}”',
      'data-channel.opened': 'the data channel “{label}” is open',
      'data-channel.closed': 'the data channel “{label}” is closed',
      'data-channel.failed': 'the data channel “{label}” failed: {message}',
      'message.sent': 'sends a message: {kind}',
      'message.received': 'receives a message: {kind}',
      'media.requested': 'asks for media: {source}',
      'media.granted': 'has media: {source}',
      'media.refused': 'gets no media: {name}',
      'server.opened': 'is on the signaling server',
      'server.lost': 'has lost the signaling server',
      'room.created': 'is the first in room {room}',
      'room.joined': 'has joined room {room}',
      'room.ready': 'room {room} is ready: both are here',
      'room.left': 'the other one has left room {room}',
      'room.full': 'room {room} is full',
    } satisfies Record<SentenceKey, string>,
  },
  sources: {
    label: 'Source',
    synthetic: 'Synthetic: a drawn clock and a quiet tone',
    camera: 'Camera and microphone',
    microphone: 'Microphone only',
  },
  media: {
    NotAllowedError:
      'The browser was not allowed to use the {source}. Allow it with the sign at the left of the address bar, or choose the synthetic source.',
    NotFoundError: 'This machine has no {source}. Plug one in, or choose the synthetic source.',
    NotReadableError: 'Another program is using the {source}. Close that program, or choose the synthetic source.',
    NotSupportedError:
      'A page has a {source} only over HTTPS or on localhost. Open this page on localhost, or choose the synthetic source.',
    other: 'The {source} did not open ({name}). Choose the synthetic source to go on.',
    useSynthetic: 'Use the synthetic source',
    nouns: { synthetic: 'synthetic source', camera: 'camera', microphone: 'microphone' },
  },
  errors: {
    'trace/not-json': 'This file is not JSON, so it cannot be a trace. Choose a file that “Save trace” has made.',
    'trace/not-a-trace': 'This file is JSON, but not an Icebreaker trace. Choose a file that “Save trace” has made.',
    'trace/unknown-version':
      'This trace was saved by a newer Icebreaker (version {version}; this page reads up to {known}). Update this copy to open it.',
    'trace/malformed': 'This trace is damaged at “{path}”. Save it again where it was made, and open that file.',
    'room/malformed':
      '“{room}” is not a room code. A code has six letters and digits, such as K7QX2M. Check the link, or open a new room.',
    'room/full': 'Room {room} is full: two people are in it already. Room {next} is free.',
    'server/unreachable':
      'The signaling server does not answer. See whether npm start is still running, then try again. The loopback lab works without a server.',
    'server/refused': 'The signaling server refused: {message}. Wait a moment, then try again.',
    'machine/unprovided-action': 'A part of this lab is missing: {message}',
    'lab/unknown': 'There is no lab named “{name}”. Choose one of these:',
  } satisfies Record<LabErrorCode, string>,
  environment: {
    noWebRtc:
      'This browser has no WebRTC (RTCPeerConnection is missing), so no call can be made here. Open this page in a current Chrome, Edge, Firefox or Safari, or allow WebRTC in the settings. The text and the drawings work without it.',
    noWebSocket:
      'This browser has no WebSocket, which the way to the signaling server needs. Open this page in a current browser; the loopback lab works without it.',
    insecure:
      'This page is not a secure context, so the browser offers no camera and no microphone. The synthetic source works; for devices open the page over HTTPS or on localhost.',
    noScript:
      'This lab runs real calls, for which JavaScript is needed. The drawings below show the machines all the same.',
  },
};

const loopback = {
  title: 'A call in one page',
  start: 'Start',
  startAgain: 'Start again',
  step: 'Step',
  hangUp: 'Hang up',
  reset: 'Reset',
  status: {
    ready: 'Ready. Press Start for the whole call, or Step for one call at a time.',
    between: 'Step {done} of {count} is done. Next: {next}',
    working: 'Working on step {step} of {count}: {next}',
    waiting:
      'Waiting for the media to flow. If this takes more than a few seconds, a browser extension or a policy may be blocking WebRTC.',
    done: 'Connected in {ms} ms. The video goes from connection to connection, past any server.',
    doneSteps: 'Connected. All {count} steps are done.',
    ended: 'Hung up. Both connections are closed, and closed is final: Start makes new ones.',
    failed: 'Step {step} failed: {message}. Press Reset to begin again.',
  },
  nextStep: 'Next step',
  steps: {
    'alice-media': 'Alice opens what she wants to send: a stream with a video and an audio track.',
    'alice-connection': 'Alice makes her connection and says where candidates and remote tracks go.',
    'alice-tracks': 'Alice adds her tracks. Now the connection knows that it needs a negotiation.',
    'create-offer': 'Alice creates an offer. Nothing changes yet: it is only a text.',
    'set-local-offer': 'Alice sets the offer as her local description. Signaling moves, and gathering starts.',
    'send-offer': 'Alice sends the offer over the signaling channel.',
    'bob-connection': 'Bob makes a connection of his own.',
    'set-remote-offer': 'Bob sets the offer as his remote description. He hears of Alice’s tracks.',
    'bob-tracks': 'Bob opens his stream and adds his tracks, so that the answer can hold them.',
    'create-answer': 'Bob creates an answer that fits the offer.',
    'set-local-answer': 'Bob sets the answer as his local description. For him signaling is over; gathering starts.',
    'send-answer': 'Bob sends the answer over the signaling channel.',
    'set-remote-answer': 'Alice sets the answer as her remote description. Both sides are stable.',
    'exchange-candidates':
      'Both give each other the candidates they found. ICE finds a pair that works, and the call is up.',
  } satisfies Record<LoopbackStepId, string>,
};

const offerAnswer = {
  title: 'Offer and answer, call by call',
  reset: 'Reset',
  round: 'One whole round',
  status: {
    ready: 'Press a call. A call that is refused now says why; press it all the same to see the real error.',
    called: '{peer}: {call} succeeded.',
    refused: '{peer}: {call} was refused with {name}: {message}',
    nothingReceived: '{other} has made no {type} yet, so {peer} has nothing to set.',
  },
  localCalls: 'A description of one’s own',
  remoteCalls: 'The description that came from the other side',
  otherCalls: 'Besides',
  refusedNow: 'refused now: {reason}',
  nothingYet: '{other} has made none yet',
  descriptions: 'Descriptions of {peer}',
  slots: {
    currentLocal: 'current local',
    pendingLocal: 'pending local',
    currentRemote: 'current remote',
    pendingRemote: 'pending remote',
  },
  none: 'none',
};

const twoTab = {
  title: 'A call between two tabs',
  openRoom: 'Open a room',
  joinRoom: 'Join',
  codeLabel: 'Have a code?',
  openOther: 'Open the other tab',
  copyLink: 'Copy the link',
  copied: 'Copied',
  call: 'Call',
  callWith: 'How',
  modes: {
    peerjs: 'PeerJS: peer.call() does it all',
    raw: 'Raw: our own offer, answer and candidates',
  },
  hangUp: 'Hang up',
  leave: 'Leave the room',
  room: 'Room {room}',
  youAre: 'You are {peer}.',
  scan: 'Scan to join from another device',
  nextRoom: 'Go to room {next}',
  tryAgain: 'Try again',
  thisTab: 'This tab',
  messages: 'Messages over the server',
  noMessages: 'No message yet. OFFER, ANSWER and CANDIDATE will be listed as they cross the server.',
  arrows: { sent: 'sent', received: 'received' },
  status: {
    outside: 'Open a room; the code is made for you. Or type the code of one that is open.',
    entering: 'Going to the room…',
    alone: 'You are alone in the room. Open the other tab, or send the link to somebody on this network.',
    together: 'Both tabs are here. Press Call in either of them.',
    calling: 'Calling…',
    answering: 'The other tab is calling; this one answers by itself.',
    connected: 'Connected. The video goes from tab to tab; the server has only carried the messages.',
    connectedAlone:
      'The other tab has left the server. If it only lost the server, the call goes on; if it was closed, this connection notices in some seconds.',
    connectedBack:
      'The other tab was reloaded and has forgotten this call. The connection here notices in some seconds; hang up and call again.',
    hungUp: 'Hung up. Press Call to begin again.',
    partnerLeft: 'The other tab was closed, reloaded or lost. If it comes back, it joins by itself.',
    partnerBack: 'The other tab was reloaded and is back. Press Call to begin again.',
    partnerNew: 'Another tab has taken the free place. Press Call to begin again.',
    partnerLost: 'Nothing comes from the other tab any more: {state}. The browser goes on trying.',
    callFailed: 'The call failed: {message}. Press Call to try again.',
    full: 'Room {room} is full: two tabs are in it already.',
    serverLost: 'The signaling server is gone. A call that is up goes on without it. Trying to reach it again…',
    left: 'You have left the room.',
    background:
      'This tab is in the background, where the browser slows timers down: the synthetic picture moves about once a second.',
  },
};

const learning = {
  predict: {
    title: 'Predict',
    choose: 'Choose, then run the lab: its trace decides.',
    waiting: 'You said: {choice}. Run the lab below and see.',
    right: 'The trace says: {truth}. You were right.',
    wrong: 'The trace says: {truth}. You said: {choice}.',
    unasked: 'The trace says: {truth}.',
    again: 'Answer again',
  },
  checkpoint: {
    title: 'Checkpoint',
    done: 'Done. Your own trace shows it.',
    doneBefore: 'Done earlier on this device.',
    notYet: 'Not yet.',
    missing: {
      'run-first': 'Run the lab on this page.',
      'not-connected': 'The call has not been up on both sides.',
      'no-track': 'One side has not been told of the other’s video track.',
      'not-closed': 'A connection is still open: press Hang up.',
      'no-local-offer': 'Alice has not been in have-local-offer.',
      'no-round': 'No offer has been answered so that both sides are stable.',
      'no-candidate': 'One side has not added a candidate of the other.',
      'no-partner': 'The other tab has not been in the room.',
      'no-raw-message': 'Choose the raw way and call: an offer, an answer and candidates have to cross the server.',
      'partner-stays': 'The other tab is still there: close it.',
      'no-pranswer': 'No provisional answer has been set.',
      'no-rollback': 'Nothing has been rolled back.',
      'no-refusal': 'No call has been refused with InvalidStateError.',
    } satisfies Record<Missing, string>,
  },
};

export const en = { common, loopback, offerAnswer, twoTab, learning };

/** What every language has to say. */
export type Messages = typeof en;
export type CommonMessages = Messages['common'];
