import type { SentenceKey } from '#labs/model/describe.ts';
import type { LabErrorCode } from '#labs/model/errors.ts';
import type { Refusal } from '#labs/model/machines/legality.ts';
import type { BrowserDifference } from '#labs/model/views/browser-differences.ts';
import type { Disagreement } from '#labs/model/views/disagreement.ts';
import type { MachineId, PeerId } from '#labs/model/vocabulary.ts';

/** What every lab says, in English. `{name}` is filled in by `fill`. */
export const common = {
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
    replaying: 'You are looking at a trace recorded {date}. The live call waits behind it.',
    replayed: 'What is shown was recorded earlier. Drag the timeline or use the arrow keys to walk through it.',
    backToLive: 'Back to the live lab',
    dismiss: 'Close this message',
    crashed:
      'This lab stopped because of a mistake of ours: {message}. Reload the page to start it again; the rest of the page still works.',
    tools: 'Tools of this lab',
    announced: '{peer}: {machine} is {state}.',
    announcedThen: '{before}, then {after}',
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
      'run.started': 'a run of “{scenario}” begins',
      'run.started.fault': 'a run of “{scenario}” begins, broken on purpose: {fault}',
      'step.started': 'the code of the step “{step}” runs',
      'page.secure': 'the page is a secure context',
      'page.insecure': 'the page is not a secure context: there is no camera and no microphone',
      'connection.created': 'makes a connection',
      'connection.refused': 'could not make a connection: {name}',
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
      'offer.ignored': 'ignores the offer: its own is still open',
      'track.received': 'receives a track: {kind}',
      'track.muted': 'the received {kind} is muted: nothing arrives',
      'track.unmuted': 'the received {kind} is unmuted: media arrives',
      'track.ended': 'the received {kind} has ended',
      'track.stopped': 'stops an own track: {kind}',
      'track.enabled': 'enables an own track: {kind}',
      'track.disabled': 'disables an own track: {kind}; black or silence is sent on',
      'track.replaced': 'sends another track in place of the one before: {kind}',
      'track.replaced.none': 'sends no track any more where one was',
      'data-channel.received': 'receives the data channel “{label}”',
      'data-channel.opened': 'the data channel “{label}” is open',
      'data-channel.closed': 'the data channel “{label}” is closed',
      'data-channel.failed': 'the data channel “{label}” failed: {message}',
      'data.sent': 'sends {bytes} bytes on “{label}”',
      'data.received': 'receives {bytes} bytes on “{label}”',
      'data.refused': 'cannot send {bytes} bytes on “{label}”: {name}',
      'playback.assigned': 'puts what is received into an element',
      'playback.started': 'what is received plays',
      'playback.started.muted': 'what is received plays, without sound',
      'playback.refused': 'what is received may not play: {name}',
      'code.failed': 'the code of the page threw {name}: {message}',
      'stats.sampled': 'getStats() was read; reports kept: {count}',
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
      'turn.linked': 'has a STUN and TURN server: the lab’s own',
      'turn.linked.others': 'has STUN and TURN servers of somebody else: {count}',
      'turn.unlinked': 'has no STUN and TURN server any more: {reason}',
      'stun.answered': 'the STUN server saw a packet from {mapped} and said so',
      'turn.challenged': 'the TURN server answered {method} with 401: it wants credentials',
      'turn.refused': 'the TURN server refused {method}: {code}',
      'turn.allocated': 'the TURN server allocated {relayed} for {lifetime} s',
      'turn.permitted': 'the TURN server now lets packets through from {address}',
      'turn.channel-bound': 'the TURN server bound channel {channel} to {to}',
      'turn.refreshed': 'the TURN server keeps the allocation for {lifetime} s more',
      'turn.expired': 'the TURN server gave up {relayed}',
      'network.impaired':
        'the way to the TURN server loses {loss} % and takes {delay} ms longer, up to {jitter} ms more each way',
      'network.unplugged': 'the way to the TURN server is cut: the plug is pulled',
      'network.mended': 'the way to the TURN server is as good as before',
      'candidate-pair.selected': 'ICE selected a pair: {local} here, {remote} there',
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
    'dump/not-a-dump':
      'This file is no dump of WebRTC. Save one from chrome://webrtc-internals, or choose one of rtcstats.',
    'dump/cut-off': 'This dump is damaged or not whole. Save it once more and open that file.',
    'dump/too-big': 'This dump has more than {limit} MB, which is too much for a page. Save a shorter one.',
    'trace/not-json': 'This file is not JSON, so it cannot be a trace. Choose a file that “Save trace” has made.',
    'trace/not-a-trace': 'This file is JSON, but not an Icebreaker trace. Choose a file that “Save trace” has made.',
    'trace/unknown-version':
      'This trace was saved by a newer Icebreaker (version {version}; this page reads up to {known}). Update this copy to open it.',
    'trace/malformed': 'This trace is damaged at “{path}”. Save it again where it was made, and open that file.',
    'merge/not-two-ends':
      'These are not the two ends of a call. Choose one trace saved in the caller’s tab and one saved in the callee’s.',
    'merge/nothing-in-common':
      'No message of one trace is found in the other, so they are of different calls. Save both traces after the same call.',
    'merge/contradictory':
      'The messages of these traces fit no common clock, so they are of different runs. Save both traces after the same call.',
    'room/malformed':
      '“{room}” is not a room code. A code has six letters and digits, such as K7QX2M, and never 0, O, 1, I or L. Check the link, or open a new room.',
    'room/full': 'Room {room} is full: two people are in it already. Room {next} is free.',
    'server/unreachable':
      'The signaling server does not answer. See whether npm start is still running, then try again. The loopback lab works without a server.',
    'server/refused': 'The signaling server refused: {message}. Wait a moment, then try again.',
    'turn/unreachable':
      'The STUN and TURN server cannot be reached. It comes with this site’s own server: run npm start, then try again.',
    'turn/refused': 'The STUN and TURN server refused: {message}',
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
