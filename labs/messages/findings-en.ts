import { findingVariants } from './finding-variants-en.ts';
import type { FindingVariant } from '#labs/model/diagnosis/finding.ts';
import type { FaultId } from '#labs/model/scenarios/fault-ids.ts';

/**
 * What the diagnosis says of each fault: what the trace shows, why this happens, what to change. `{peer}` is whose code is
 * to be mended, `{other}` the other one; the rest comes from `Finding.values`. The titles are those of the field guide.
 */
export const findings = {
  ...findingVariants,
  'no-answer': {
    title: 'The other side never answers',
    seen: '{other} set an offer {seconds} s ago and still waits in have-local-offer. {peer} made no answer.',
    means:
      'Nobody handles the offer: the listener is missing, was attached too late, or the message went to another room. An offer alone never fails, it waits for ever.',
    fix: 'When an offer comes: setRemoteDescription(offer), createAnswer(), setLocalDescription(answer), and send the answer back.',
  },
  'answer-lost': {
    title: 'The answer does not reach the caller',
    seen: '{other} still waits in have-local-offer although {peer} has answered. Candidates refused meanwhile: {refused}.',
    means:
      'The answer was made and got lost on its way, most often because it was addressed to the wrong id. Candidates that do arrive are refused: there is no remote description they could belong to.',
    fix: 'Send the answer to whoever sent the offer, and call setRemoteDescription(answer) there.',
  },
  'answer-not-set': {
    title: 'The answer was sent but never set',
    seen: '{peer} called createAnswer(), and setLocalDescription() never followed.',
    means:
      'createAnswer() only writes a text. It takes effect with setLocalDescription(): until then {peer} stays in have-remote-offer and gathers no candidate.',
    fix: 'await setLocalDescription(answer) on the same connection, then send it.',
  },
  'offer-not-set': {
    title: 'The offer was sent but never set',
    seen: '{peer} called createOffer() and sent the offer, and setLocalDescription() never followed.',
    means:
      'createOffer() only writes a text. For the browser of {peer} no offer is open, so the answer to it is refused with InvalidStateError, and no candidate is gathered.',
    fix: 'await setLocalDescription(offer) before you send it.',
  },
  'answer-twice': {
    title: 'The same answer is set twice',
    seen: '{peer} set an answer, and then an answer once more: InvalidStateError.',
    means:
      'The first answer ended the round, so there is no offer left to answer. Two listeners, a message sent twice or one’s own message coming back give this. The call itself may go on.',
    fix: 'Subscribe once, remove the listener when the component goes, and ignore an answer while signalingState is not have-local-offer.',
  },
  glare: {
    title: 'Both sides offer at once',
    seen: 'Both sides had an offer open, and each set the offer of the other over its own.',
    means:
      'An offer set over one’s own takes it back without a word. When both do so, both answer, and nobody has an offer left that the answers could belong to.',
    fix: 'Use perfect negotiation: one side is polite and gives way, the other ignores the offer that collides. Keep a makingOffer flag and look at signalingState.',
  },
  'empty-offer': {
    title: 'The offer has nothing to negotiate',
    seen: 'The offer of {peer} has no m-line at all.',
    means:
      'An offer lists what was added so far, and nothing was. Both sides become stable, and there is nothing to gather candidates for and nothing to connect.',
    fix: 'Call addTrack(), addTransceiver() or createDataChannel() before createOffer().',
  },
  'no-renegotiation': {
    title: 'A track was added and nobody negotiated',
    seen: '{peer} added a track ({kind}) to a call that is up. The browser said negotiationneeded, and no offer followed.',
    means:
      'A new track needs a place in the descriptions. Until there is a new offer and answer {other} hears nothing of it.',
    fix: 'Handle negotiationneeded: setLocalDescription(), and send pc.localDescription as an offer.',
  },
  'late-data-channel': {
    title: 'The data channel came after the negotiation',
    seen: '{peer} created the data channel “{label}” after offer and answer, which have no m=application section.',
    means: 'Without this section there is no transport for data, so the channel stays connecting for ever.',
    fix: 'Call createDataChannel() before the first createOffer(), or negotiate again on negotiationneeded.',
  },
  'tracks-too-late': {
    title: 'The callee adds its tracks after the answer',
    seen: '{peer} added a track ({kind}) after making the answer, which says: receive only.',
    means:
      'The answer fixes who sends. What is added later waits for another round, so {other} sees and hears nothing: video goes one way.',
    fix: 'addTrack() after setRemoteDescription(offer) and before createAnswer(), or make a new offer on negotiationneeded.',
  },
  'audio-only-offer': {
    title: 'The offer asks for audio only',
    seen: '{other} has a track ({kind}) to send, and the offer of {peer} has sections for {offered} only.',
    means:
      'An answer can fill the sections of the offer or refuse them. It can never add one, so this track stays at home.',
    fix: 'Offer the section: pc.addTransceiver("{kind}", {direction: "recvonly"}). Or let {other} make an offer on negotiationneeded.',
  },
  'wrong-m-lines': {
    title: 'The m-lines do not fit',
    seen: '{other} refused a description with {error}: its m-lines are {given}, and should be {expected}.',
    means:
      'Each m-line of an answer belongs to the m-line at the same place of the offer, and its place and kind never change. Edited SDP, or an answer to an older offer or of another connection, breaks this.',
    fix: 'Send what createAnswer() made without reordering it, and never keep a description for later.',
  },
  'mangled-sdp': {
    title: 'The SDP was damaged on the way',
    seen: '{other} could not read the description of {peer}: {error}. The browser says: {message}',
    means:
      'The text or the object around it was changed between the two browsers: line ends trimmed or replaced, escaped twice, or sent without its type.',
    fix: 'Send JSON.stringify(pc.localDescription), hand JSON.parse() of it to setRemoteDescription(), and touch nothing between.',
  },
  'answer-in-wrong-state': {
    title: 'createAnswer in the wrong state',
    seen: '{peer} wanted to answer while signalingState was {state}: InvalidStateError.',
    means:
      'An answer needs an offer of the other side, set before. Here it was not set yet, or this side is the one that offers.',
    fix: 'await setRemoteDescription(offer) before createAnswer(), and call it only on the side that was offered to.',
  },
  'late-ontrack': {
    title: 'ontrack was set too late',
    seen: '{peer} received {count} tracks and media arrives, but the page put it into no element. The page of {other} did.',
    means:
      'The track event fires while setRemoteDescription() works. A handler that is attached after it never hears of these tracks; there is no second event.',
    fix: 'Set pc.ontrack before setRemoteDescription(), or read pc.getReceivers() afterwards.',
  },
  'closed-connection-reused': {
    title: 'A closed connection is used again',
    seen: '{peer} called {call}() on a connection that was closed: InvalidStateError.',
    means: 'close() is final. A closed RTCPeerConnection makes no offer, takes no track and fires no event any more.',
    fix: 'Make a new RTCPeerConnection for each call, with its handlers and tracks.',
  },
  'connections-left-open': {
    title: 'Old connections are never closed',
    seen: '{peer} has {count} connections open at the same time.',
    means:
      'A connection that is only forgotten goes on: it holds its ports and its camera, and its events still come. After some hundred of them Chromium makes no more.',
    fix: 'Call pc.close() when a call ends and before the next begins, also when a component is removed.',
  },
  'candidates-not-relayed': {
    title: 'The candidates are never passed on',
    seen: 'Offer and answer are done and candidates were gathered ({count} by one side), and addIceCandidate() was called on neither side.',
    means:
      'Without candidates neither side knows an address of the other. Chromium then waits in new for ever, Firefox fails after five seconds.',
    fix: 'Send every candidate of the icecandidate event, and call addIceCandidate() with it on the other side.',
  },
  'candidates-one-way': {
    title: 'Candidates go one way only',
    seen: '{peer} gathered {count} candidates, and none of them was added on the side of {other}.',
    means:
      'It may connect all the same: the side that got candidates sends checks, and the other learns its address from them (type prflx). Behind a firewall this luck ends.',
    fix: 'Send candidates in both directions, and call addIceCandidate() on both sides.',
  },
  'candidate-too-early': {
    title: 'A candidate came before the description',
    seen: '{peer} added {count} candidates before a remote description was set. They were refused and not added again.',
    means:
      'A candidate belongs to a section of the remote description. Without one addIceCandidate() throws, and the candidate is gone.',
    fix: 'Keep candidates in a list until setRemoteDescription() has resolved, then add them.',
  },
  'malformed-candidate': {
    title: 'A candidate arrives in the wrong form',
    seen: '{other} could not use {count} candidates: {error}. The browser says: {message}',
    means:
      'A candidate is more than its text: sdpMid or sdpMLineIndex say which section it belongs to. A bare string or a nested object lacks them.',
    fix: 'Send candidate.toJSON(), and hand exactly that object to addIceCandidate().',
  },
  'null-candidate': {
    title: 'The null at the end of gathering',
    seen: 'When gathering was done the code of {peer} used a candidate that is none: {message}',
    means: 'The last icecandidate event has candidate null: it says that there are no more. It is no error.',
    fix: 'Send null as it is, or leave it out: if (event.candidate) send(event.candidate).',
  },
  'relay-without-turn': {
    title: 'Relay only, and no TURN server',
    seen: '{peer} has iceTransportPolicy "relay", and gathering ended without a single candidate.',
    means:
      'This policy allows only candidates of a TURN server, and there is none that works. Chromium waits for ever, Firefox fails at once.',
    fix: 'Add a TURN server with username and credential to iceServers, or leave iceTransportPolicy at "all".',
  },
  'turn-without-credentials': {
    title: 'TURN without username and credential',
    seen: '{peer} configured {url} and was refused: {error}.',
    means:
      'A TURN server relays only for those it knows. It needs a user name and a credential, and they must be right and not expired.',
    fix: 'Give { urls, username, credential } in iceServers, and fetch fresh credentials before each call.',
  },
  'bad-ice-url': {
    title: 'The ICE server URL is wrong',
    seen: 'The address of an ICE server of {peer} is “{url}”. Error: {error}.',
    means:
      'An address begins with stun:, stuns:, turn: or turns:, and stands in urls. The old name url is no longer in the standard, and what a browser does with it differs.',
    fix: 'Write { urls: "stun:stun.example.org:3478" }.',
  },
  'dead-stun': {
    title: 'A STUN server does not answer',
    seen: '{peer} has been gathering for {seconds} s, and {url} gave no candidate.',
    means:
      'The browser waits for a server that is silent: some 40 seconds in Chromium, some 11 in Firefox. Code that waits for gathering to be complete waits as long.',
    fix: 'Send each candidate as it comes instead of waiting for complete, or cap the wait; and check the server.',
  },
  'harmless-701': {
    title: 'Error 701, and all is well',
    seen: 'Error 701 for {url} ({text}), and {peer} is connected.',
    means: 'One server could not be reached from one of the addresses. Other candidates were enough.',
    fix: 'Nothing. Log it if you like, and look at connectionState to know whether the call is up.',
  },
  'half-ice-restart': {
    title: 'restartIce() and nothing after it',
    seen: '{peer} asked for an ICE restart, and no new offer was set.',
    means:
      'restartIce() restarts nothing by itself: it makes the next offer carry new ICE credentials, and asks for that offer by negotiationneeded.',
    fix: 'Handle negotiationneeded: setLocalDescription(), send the offer, and set the answer as usual.',
  },
  'peer-vanished': {
    title: 'The other side vanished without a goodbye',
    seen: '{other} was connected and is now {state}. {peer} never said goodbye.',
    means:
      'A closed tab, an empty battery or a lost network says nothing. ICE notices after some seconds; in Chromium iceConnectionState then stays disconnected and only connectionState becomes failed.',
    fix: 'Listen to connectionstatechange, send a message on pagehide, and clean up when it is failed.',
  },
  'wrong-fingerprint': {
    title: 'The fingerprint does not fit',
    seen: 'ICE connected the two, and then the connection of {other} failed.',
    means:
      'A description carries the fingerprint of its certificate. DTLS found another certificate, so it hung up: the SDP was edited, or comes from another connection or session.',
    fix: 'Send descriptions unchanged, and never mix those of two connections.',
  },
  'insecure-context': {
    title: 'The page is not a secure context',
    seen: '{peer} asked for a device and got {error}: the page is not secure.',
    means:
      'On plain http, other than localhost, navigator.mediaDevices does not exist. RTCPeerConnection does, so a call without a camera still works.',
    fix: 'Serve the page by https, or open it as localhost; check window.isSecureContext first.',
  },
  'autoplay-blocked': {
    title: 'The browser does not let the video play',
    seen: 'The stream is there, and play() at {peer} was refused: {error}.',
    means: 'A page that nobody has touched may not make a sound. The connection itself is well.',
    fix: 'Begin muted (muted, playsinline, autoplay) and offer a button for the sound, or call play() in a click handler.',
  },
  'permission-denied': {
    title: 'Camera or microphone was not allowed',
    seen: '{peer} asked for the {source}: {error}.',
    means:
      'The person said no or closed the question, or the page, a frame or the system does not allow it. Asking again at once does not help.',
    fix: 'Catch NotAllowedError, say why you ask and where it can be allowed, and let the call go on without it.',
  },
  'camera-busy': {
    title: 'The camera cannot be opened',
    seen: '{peer} asked for the {source}: {error}.',
    means:
      'NotReadableError: another program has it. NotFoundError: there is none. OverconstrainedError: none can do what was asked for.',
    fix: 'Catch the error by its name, offer other devices of enumerateDevices(), and use ideal instead of exact constraints.',
  },
  'frozen-picture': {
    title: 'The picture is frozen or black',
    seen: '{peer} stopped a track ({kind}) that is being sent, or took it from its sender. The call is up.',
    means:
      'No event tells {other} about stop() or replaceTrack(null): the last frame stands still, and the track counts as live.',
    fix: 'To pause, set track.enabled = false. Otherwise tell {other} by a message, or removeTrack() and negotiate.',
  },
  'no-common-codec': {
    title: 'No codec in common',
    seen: 'The answer of {peer} refuses the section for {kind} (mid {mid}): its port is 0.',
    means:
      'The codecs that one side offers and those that the other accepts have none in common. The section is refused without an error, and its track ends.',
    fix: 'With setCodecPreferences() put the codecs in the order you like instead of leaving some out, taken from RTCRtpReceiver.getCapabilities().',
  },
  'send-before-open': {
    title: 'send() before the channel is open',
    seen: '{peer} called send() on “{label}” before it was open: InvalidStateError.',
    means:
      'A data channel opens only when the connection is up. Until then readyState is connecting and nothing can be sent.',
    fix: 'Wait for the open event, or keep messages in a list until it comes.',
  },
  'two-channels': {
    title: 'Both sides create the channel',
    seen: 'Both sides created a channel “{label}”, so there are two of them.',
    means:
      'A label is only a name. Each createDataChannel() makes a channel of its own, and the other side gets it by the datachannel event; each may listen on the wrong one.',
    fix: 'Let only one side create it and the other take it from the datachannel event; or both with negotiated: true and the same id.',
  },
  'channel-ids-differ': {
    title: 'Negotiated channels with different ids',
    seen: 'The channel “{label}” has id {id} at {peer} and id {otherId} at {other}.',
    means:
      'With negotiated: true the id alone joins the two ends. Both are open, and what is sent on one id comes out nowhere.',
    fix: 'Give both sides the same id: createDataChannel(label, {negotiated: true, id: 0}).',
  },
  'message-too-big': {
    title: 'The message is too big',
    seen: '{peer} wanted to send {bytes} bytes at once on “{label}”; the other side takes up to {limit}.',
    means:
      'Each side says in its description how big a message may be (a=max-message-size). Above it send() throws TypeError.',
    fix: 'Cut it into pieces of 16 to 64 KiB and put them together at the other end; pc.sctp.maxMessageSize is the limit.',
  },
  'flooded-channel': {
    title: 'The channel is flooded',
    seen: '{peer} gave {count} messages, {bytes} bytes, to “{label}” faster than they left: OperationError.',
    means:
      'send() only puts a message into a buffer. A loop fills it faster than any network empties it, and when it is full send() throws.',
    fix: 'Watch bufferedAmount: pause above a limit, and go on at the bufferedamountlow event (bufferedAmountLowThreshold).',
  },
  'room-full': {
    title: 'The room is full',
    seen: '{peer} found no place in room {room}.',
    means:
      'A room has two places, for the two ends of one connection, and both are taken; an old tab may still have one.',
    fix: 'Close the other tab or take a new room. For more people each pair needs a connection, or all need a server in the middle (SFU).',
  },
} as const satisfies Readonly<Record<FaultId | FindingVariant, Record<'title' | 'seen' | 'means' | 'fix', string>>>;
