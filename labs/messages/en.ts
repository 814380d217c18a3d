import type { Missing } from '#labs/model/checkpoints/checkpoints.ts';
import type { LoopbackStepId } from '#labs/model/scenarios/loopback-call.ts';
import { common as said } from './en-common.ts';
import { network } from './network-en.ts';
import { tools } from './tools-en.ts';

// Every string a widget shows before a part of it is fetched. `{name}` is filled in by `fill`.

const common = { ...said, tools };

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
    done: 'Connected {ms} ms after the first connection was made. The media goes from connection to connection, past any server.',
    doneSteps: 'Connected. All {count} steps are done.',
    doneBroken: 'All {count} steps are done, and there is no call. Findings says what went wrong.',
    lost: 'The call was up. Now the connection of {peer} is {state}, and nothing arrives any more. Findings says why.',
    ended: 'Hung up. What was open is closed, and closed is final: Start makes new connections.',
    failed: 'Step {step} failed: {message}. Press Reset to begin again.',
    failedMedia: 'Step {step} failed: nothing could be opened to be sent. The reason and the way out are below.',
  },
  nextStep: 'Next step',
  steps: {
    'alice-media': 'Alice opens what she wants to send: a stream, with a track for each camera and microphone.',
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
  byStep: 'step by step in this tab',
  step: 'Step',
  play: 'All that is left',
  stepping: {
    next: 'Step {done} of {count} is done in this tab. Next: {next}',
    working: 'Working on step {step} of {count}: {next}',
    incoming: 'The other tab calls. This one answers step by step.',
    answer: 'Waiting for the answer of the other tab. If it goes step by step, press Step there.',
    connection: 'Waiting for the connection. If the other tab goes step by step, press Step there.',
  },
  hangUp: 'Hang up',
  leave: 'Leave the room',
  compare: 'Compare both sides',
  room: 'Room {room}',
  youAre: 'You are {peer}.',
  otherDevice: 'From another device',
  invite: {
    title: 'Join from another device',
    close: 'Close',
    hereOnly: 'This server answers this computer only. To let phones and other computers in, stop it and start it with',
    scan: 'Scan the code with the camera of the other device, or type the address there. Both devices have to be on the same network.',
    address: 'Address',
    warning: 'The first time, the other device warns that the connection is not private. That is expected.',
    plain: 'Over plain HTTP the other device has no camera and no microphone; the synthetic source works there.',
    explained: 'On your own network: the warning explained, browser by browser',
  },
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
    connected: 'Connected. The media goes from tab to tab; the server has only carried the messages.',
    connectedRelayed:
      'Connected. The media goes from tab to tab by way of the TURN server, which relays it and cannot read it.',
    connectedAlone:
      'The other tab has left the server. If it only lost the server, the call goes on; if it was closed, this connection notices in some seconds.',
    connectedBack:
      'The other tab is back on the server. If it was reloaded it has forgotten this call, and the connection here notices in some seconds: hang up and call again. If it had only lost the server, the call goes on.',
    connectedNew:
      'Another tab is in the room now. This connection still belongs to the one that has gone, and notices in some seconds: hang up and call again.',
    hungUp: 'Hung up. Press Call to begin again.',
    partnerLeft:
      'The other tab was closed, reloaded or lost. If it comes back, it joins by itself; or press “Open the other tab” for a new one.',
    partnerBack: 'The other tab is back: it was reloaded, or had lost the server. Press Call to begin again.',
    partnerNew: 'Another tab has taken the free place. Press Call to begin again.',
    partnerUnstable: 'Nothing comes from the other tab any more: disconnected. The browser goes on trying.',
    partnerLost:
      'Nothing comes from the other tab any more: failed. The browser has given up. Hang up, and call again once the other tab is back.',
    callFailed: 'The call failed: {message}. Press Call to try again.',
    full: 'Room {room} is full: two tabs are in it already.',
    serverLost: 'The signaling server is gone. Trying to reach it again…',
    serverLostInCall: 'The signaling server is gone. The call goes on without it. Trying to reach it again…',
    serverLostRelayed:
      'The server is gone, and the TURN server with it: a relayed call cannot go on without it. Trying to reach it again…',
    left: 'You have left the room.',
    background:
      'This tab is in the background, where the browser slows timers down: the synthetic picture moves about once a second.',
  },
};

const learning = {
  predict: {
    title: 'Predict',
    choose: 'Choose, then run the lab: its trace decides.',
    waiting: 'You said: {choice}. Run the lab and see.',
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
      'partner-not-back': 'The other tab has not gone and come back in the same room: reload it.',
      'nobody-sent-on': 'Nobody has been turned away and gone on to another room: a third visitor has to come.',
      'no-ghost-found': 'No ghost has been found by the pings. Pull a cable, and wait up to 20 seconds.',
      'no-seat-back': 'No visitor whose cable was pulled has come back before it was found.',
      'not-turned-back': 'An EXPIRE and a REFUSED are wanted: write to another room, and send nonsense.',
      'no-leak':
        'Nobody has read an offer that was for somebody else: choose the relay that sends to everyone, and call.',
      'no-pranswer': 'No provisional answer has been set.',
      'no-rollback': 'Nothing has been rolled back.',
      'no-refusal': 'No call has been refused with InvalidStateError.',
      'found-candidates': 'No side has finished gathering without a single candidate.',
      'no-refused-configuration': 'No configuration has been refused by new RTCPeerConnection().',
      'no-call-after-close': 'Nothing has been asked of a connection after close().',
      'no-audio-offer': 'No offer with one m-line, for audio, has been set.',
      'no-refused-section': 'No answer with a refused m-line (port 0) has been set.',
      'no-refused-text': 'No remote description has been refused for its text.',
      'no-last-candidate': 'One side has not come to the end of its candidates.',
      'no-pair': 'No pair has been selected. It shows about a second after the call is up.',
      'no-early-candidate': 'No candidate has been refused for lack of a remote description.',
      'no-prflx': 'No peer-reflexive candidate has turned up.',
      'not-disconnected': 'No connection has been disconnected.',
      'not-failed': 'No connection stands at failed.',
      'no-silent-failure': 'There was an error, or the call came up, or less than 3 seconds have passed.',
      'no-other-error': 'No error but InvalidStateError has been seen.',
      'no-server-candidate': 'No srflx or relay candidate has come.',
      'no-relay-pair': 'No side has selected a pair of two relay candidates.',
      'no-allocation': 'No TURN server has allocated an address.',
      'not-healed': 'No connection has been disconnected and come back by itself.',
      'no-restart': 'ICE has not been restarted.',
      'no-media-after-restart':
        'ICE was restarted, but new credentials and more media on both sides are not there yet. Wait a second or two.',
      'no-rate': 'Two samples with video that arrives on both sides are wanted: connect, and wait two seconds.',
      'no-loss': 'No sample has shown a loss of 2 % or more.',
      'no-other-codec': 'Video is not sent in another codec than VP8 yet. Put another one first, and connect.',
      'more-than-one-codec': 'More than one video codec is offered, or none is in use yet.',
      'not-capped': 'The video has not been fast and then held under 200 kbit/s yet. Give it some seconds.',
      'not-scaled': 'No picture of half the height is sent of one’s own accord yet.',
      'no-whole-file': 'No file has arrived whole, with equal hashes on both sides. Send one.',
      'no-cancelled-file': 'No file has been cancelled while it was on its way. Take a big one.',
      'no-resumed-file': 'No file was cut off, went on and arrived whole. Close its channel while it is on its way.',
      'no-glare': 'No two offers have crossed yet.',
      'glare-open': 'Two offers have crossed, and the call has not come out of it with every track.',
      'no-track-in-call': 'No track that was added to the running call has arrived yet.',
      'not-recycled': 'No m-line has been taken again yet.',
      'not-a-connected-dump': 'No connection in what is shown has been connected. Open the example that works.',
      'not-a-stuck-dump': 'What is shown is no such call. Open the example that fails.',
      'no-limitation': 'No encoder has been short of bandwidth or processor time.',
      'not-poor': 'The call has not been judged poor.',
      'not-good-again': 'It was poor, and is not judged good yet. Mend the network, and give it up to a minute.',
      'no-mesh-of-three': 'Three peers have not been connected to each other yet: add one more.',
      'no-mesh-of-six': 'Six peers with 15 connections have not been up at once yet. Press Fill to six.',
      'no-mesh-of-four':
        'Four peers with six connections have not been up at once yet. Press Add a peer, four times in all.',
      'nobody-came-back':
        'In this trace nobody has left and come back. Let one leave, add it again, and press a pair that stayed.',
      'nobody-left': 'Nobody has left yet whose connection is shown: press Leave on a peer.',
      'no-crash-cleared':
        'No crashed peer has been given up in the pair that is shown. Press Crash on one, and wait some 25 seconds.',
      'not-two-sizes':
        'Keep the pair Alice and Bob chosen: the uplink has to be measured with two peers, and again with four or more.',
      'no-kept-camera':
        'No request for both has been refused with the camera opened alone after it. Use the microphone that fails.',
      'no-fallback':
        'No device has gone away during a call and been replaced by the next. Unplug the one that is sent.',
      'not-overconstrained': 'No request has been refused with OverconstrainedError.',
      'no-screen-and-back': 'No screen has taken the place of the camera in a call and given it back.',
      'no-screen-ended': 'No shared screen has been ended from outside, with the camera coming back by itself.',
      'no-open-channel': 'No channel is open at both ends yet. Press Connect.',
      'no-unreliable-channel':
        'No channel with maxRetransmits or maxPacketLifeTime is open at both ends yet. Make one.',
      'no-flood': 'No flood has been sent yet. Make the network lose packets, then start the flood.',
      'no-unequal-loss':
        'In no flood so far has an unreliable channel lost messages while a reliable one lost none. Raise the packet loss, and wait until the flood is over.',
      'no-refused-channel': 'The browser has made every channel so far. Ask for one that cannot be.',
      'no-closed-channel': 'No channel has gone through closing to closed at both ends. Close one with its own button.',
      'no-second-video': 'Bob does not receive two pictures of Alice yet: connect, and add a second camera.',
      'no-other-direction': 'No transceiver of Alice has been turned to recvonly or inactive, with an answer to it.',
      'not-six-ways': 'Not every way to mute the video has been measured yet. Press Try all six, and let it finish.',
      'not-switched': 'No camera has been switched in a call, or a negotiation was needed since.',
      'mute-still-works':
        'Bob has not heard Alice while the app’s mute button was off. Follow the three steps, and wait a second after each.',
      'not-cured': 'Break the mute button first, then cure it while it is off, and wait until Bob hears nothing.',
    } satisfies Record<Missing, string>,
  },
};

export const en = { common, loopback, offerAnswer, twoTab, learning, network };

/** What every language has to say. */
export type Messages = typeof en;
export type CommonMessages = Messages['common'];
