import { ladder } from './ladder-en.ts';
import type { TraceEventType } from '#labs/model/trace.ts';
import type { AddressClass } from '#labs/model/sdp/address-class.ts';
import type { CandidateType } from '#labs/model/sdp/candidate.ts';
import type { PairReason } from '#labs/model/views/pairs.ts';
import type {
  ConnectionMethod,
  ConnectionState,
  IceConnectionState,
  IceGatheringState,
  SignalingState,
} from '#labs/model/vocabulary.ts';
import { faults, steps } from './scenarios-en.ts';

/** What the inspector says, in English. Fetched once a part of it is opened. */
export const inspector = {
  happened: {
    noCode: 'No line of code stands behind this: the browser did it by itself, or the code was not recorded.',
    events: {
      'run.started': 'A run begins here. What follows was done by the steps of the scenario, in their order.',
      'step.started': 'The code of this step runs from here until the next step begins.',
      'page.noted':
        'What the browser allows this page: camera and microphone exist only in a secure context, which is HTTPS or localhost.',
      'connection.created':
        'A new RTCPeerConnection. It knows its configuration and nothing else: no media, no other side, nothing sent.',
      'connection.refused':
        'The constructor threw, so there is no connection at all. The configuration is checked before anything else happens.',
      'call.started':
        'A method of the connection was called. Most answer with a promise, and what they do becomes true only when it resolves.',
      'call.resolved': 'The promise of this call has resolved: what it was to do is done.',
      'call.rejected': 'The promise of this call was rejected. The connection is as it was before the call.',
      'description.applied':
        'This description is in force now. A pending one is being negotiated; an answer makes both sides’ descriptions current.',
      'signaling.changed': 'Signaling moved. Only setting a description does that.',
      'ice-gathering.changed': 'Gathering moved. It begins with setLocalDescription, and not before.',
      'ice-connection.changed': 'ICE moved. It tries pairs of candidates until one carries packets both ways.',
      'connection.changed': 'The connection as a whole moved. It puts ICE and DTLS together.',
      'candidate.gathered':
        'A candidate is an address under which this side may be reached. It helps nobody until the other side has it; null says that there are no more.',
      'candidate.failed':
        'One STUN or TURN server gave no candidate. That is no failure of the call while other candidates work.',
      'negotiation.needed': 'Something was added or changed that the other side does not know yet. An offer is due.',
      'offer.ignored':
        'Two offers have crossed, and this side is the impolite one: it lets the other’s offer pass and waits for the answer to its own.',
      'track.received':
        'The other side’s description promises a track. The track is here at once, but muted: media comes later.',
      'track.muted': 'Nothing arrives for this track at the moment.',
      'track.unmuted': 'The first media for this track has arrived.',
      'track.ended': 'This track will never carry media again.',
      'track.stopped': 'Code of this side stopped its own track. No event tells the other side: its picture freezes.',
      'track.enabled': 'A track that is disabled goes on sending, black or silent. The other side is told nothing.',
      'track.replaced': 'A sender got another track, or none, without a new negotiation.',
      'transceivers.read':
        'What getTransceivers() and the streams of the page hold now. No event tells all of it, so the lab looks.',
      'picture.measured':
        'The lab looked at the picture as it is shown. No brightness is black; no change is a picture that stands still.',
      'sound.measured':
        'The lab measured what arrives, before anything is played; −70 dB is silence. Statistics tell only of what is played.',
      'data-channel.received': 'The other side made a data channel, and its end here has appeared.',
      'data-channel.opened': 'The channel is open. Only now may something be sent.',
      'data-channel.closing':
        'close() was called on one end. Both ends are closing now: what is still in the buffer is sent first, and the other end answers by itself.',
      'data-channel.closed': 'The channel is closed, and closed is final.',
      'data-channel.failed':
        'The channel has failed. A connection that is closed on the other side looks like this in Chromium.',
      'data.sent': 'send() took the message. It is in the buffer of the channel, not yet at the other side.',
      'data.received': 'A message of the data channel has arrived.',
      'data.refused': 'send() threw, so nothing was sent.',
      'message.sent':
        'The application gave a message to its signaling channel. WebRTC says nothing about how it gets there.',
      'message.received':
        'A message of the other side came over the signaling channel. It does nothing until the code hands it to the connection.',
      'flood.reported':
        'Small numbered messages, counted at both ends and not recorded one by one. Once nothing is under way, what has not arrived is lost.',
      'transfer.started':
        'The receiver has accepted a file, and its chunks begin. They are not listed one by one: there are thousands.',
      'transfer.resumed':
        'The channel was gone. On another one the receiver has said which byte it needs next, and the sender goes on there.',
      'transfer.ended':
        'The transfer is over at this end. It is complete only if the SHA-256 of what was read equals that of what was written.',
      'playback.assigned':
        'The page took the remote stream and set it as srcObject of an element. It plays as soon as something arrives.',
      'playback.started': 'The page let the remote stream play in its element.',
      'playback.refused':
        'The browser refused to play with sound before somebody has clicked. The call itself is in order.',
      'code.failed':
        'The code of the page threw an error. It is no fault of WebRTC, but what should have come after it never came.',
      'stats.sampled': 'What getStats() said at this moment. Pairs shows it.',
      'media.requested': 'The code asks for something to send. The browser may have to ask the person first.',
      'media.granted': 'There is a stream with these tracks.',
      'media.refused': 'There is no stream. The name of the error says why.',
      'devices.changed':
        'The page has read the list of its devices. What each is called and its id are not kept in the trace.',
      'server.opened': 'This tab is known to the signaling server and can be found by its id.',
      'server.lost': 'The way to the signaling server is gone. A call that is up goes on without it.',
      'room.changed': 'The server tells who is in the room.',
      'frame.sent':
        'One message on the socket of this visitor. The server looks at its type and at dst, writes src in, and passes the payload on.',
      'frame.received':
        'One message came in on the socket of this visitor. Whether it was meant for this visitor, dst says.',
      'visitor.changed':
        'The connection between the two in a room. It needs the server to begin, and no more after that.',
      'turn.linked':
        'The page asked the lab’s server for STUN and TURN. The credentials are good for some hours, and are not kept in the trace.',
      'turn.unlinked':
        'What this peer has of the STUN and TURN server has ended. A call that is relayed by it ends too.',
      'stun.answered':
        'A STUN server does one thing: it tells a client from which address its packet came. Behind a NAT that is the public address, and becomes an srflx candidate; with none in between it is the host’s own.',
      'turn.challenged':
        'Every TURN request needs credentials, and the first one comes without. The 401 brings realm and nonce; the browser asks again with them. This is no fault.',
      'turn.refused':
        'The TURN server would not do it. 401 with credentials: they are wrong or have run out. 403: the peer’s address is not allowed. 437: there is no allocation. 486: there are too many.',
      'turn.allocated':
        'The TURN server has opened an address of its own for this peer. That is the relay candidate: what is sent there comes here.',
      'turn.permitted':
        'Nobody may send to a relayed address uninvited. The client names each address of the other side first; a permission lasts five minutes.',
      'turn.channel-bound':
        'For a peer that much is sent to, a channel replaces the long header of each packet by four bytes. It lasts ten minutes.',
      'turn.refreshed':
        'An allocation has to be asked for again before its time is over. The browser does that by itself.',
      'turn.expired': 'The relayed address is closed: given up by the client, or not refreshed in time.',
      'network.impaired':
        'The lab’s server now loses and holds back real packets of this peer, in both directions. Which ones is decided by the seed.',
      'candidate-pair.selected':
        'From here on media takes this pair. A better one may replace it, and a dead one is replaced where there is another.',
      'mesh.changed':
        'Every two peers have a connection of their own, so n peers make n(n-1)/2. This trace shows one of them; the count is of all.',
      'mesh.measured':
        'Every other peer gets a copy of its own: one more stream to send and one more to encode for each peer that joins.',
    } satisfies Record<TraceEventType, string>,
    noMoreCandidates: 'Gathering is over for this side. Whoever waits for all candidates may send the description now.',
    methods: {
      createOffer: 'createOffer() writes a text about what this side has and wants. It changes nothing.',
      createAnswer: 'createAnswer() writes the text that fits the offer that was set. It changes nothing.',
      setLocalDescription:
        'setLocalDescription() puts the own description in force. Signaling moves, and gathering begins.',
      setRemoteDescription:
        'setRemoteDescription() puts the other side’s description in force. Signaling moves, and remote tracks appear.',
      addIceCandidate:
        'addIceCandidate() gives ICE an address of the other side to try. It needs a remote description first.',
      addTrack: 'addTrack() says that this track is to be sent. It makes a negotiation necessary.',
      removeTrack: 'removeTrack() ends the sending of a track, once it has been negotiated.',
      addTransceiver: 'addTransceiver() makes a place for sending and receiving one kind of media.',
      createDataChannel: 'createDataChannel() makes a channel for data. The first one makes a negotiation necessary.',
      restartIce: 'restartIce() only asks for new candidates with the next offer. Without that offer nothing happens.',
      setConfiguration: 'setConfiguration() changes the servers for what is gathered next.',
      close: 'close() ends everything at once and for good. The side that calls it gets no event.',
    } satisfies Record<ConnectionMethod, string>,
    states: {
      signaling: {
        stable: 'stable: no offer is open. Before the first round, and after each answer.',
        'have-local-offer': 'have-local-offer: this side has offered and waits for the answer.',
        'have-remote-offer': 'have-remote-offer: this side has the other’s offer and is to answer it.',
        'have-local-pranswer':
          'have-local-pranswer: this side has answered provisionally; the answer is still to come.',
        'have-remote-pranswer':
          'have-remote-pranswer: the other side has answered provisionally; the answer is still to come.',
        closed: 'closed: this connection is over and cannot be used again.',
      } satisfies Record<SignalingState, string>,
      'ice-gathering': {
        new: 'new: nothing has been gathered, or what was gathered for is gone.',
        gathering: 'gathering: the browser collects addresses of this side.',
        complete: 'complete: all addresses are found. New ones come only with an ICE restart or a new transport.',
      } satisfies Record<IceGatheringState, string>,
      'ice-connection': {
        new: 'new: there is no pair to try. Either no description is set, or no candidate of the other side is known.',
        checking: 'checking: pairs are being tried, and none is found yet.',
        connected: 'connected: a pair works; better ones may still be tried.',
        completed: 'completed: a pair works, and all checks are done.',
        disconnected: 'disconnected: answers have stopped. It often mends itself within some seconds.',
        failed: 'failed: no pair works, or it stopped for good. Only an ICE restart helps.',
        closed: 'closed: this connection is over.',
      } satisfies Record<IceConnectionState, string>,
      connection: {
        new: 'new: neither ICE nor DTLS has begun.',
        connecting: 'connecting: ICE or DTLS is at work.',
        connected: 'connected: packets flow, and they are encrypted.',
        disconnected: 'disconnected: answers have stopped. It often mends itself within some seconds.',
        failed: 'failed: ICE found no way, or DTLS did not accept the other side.',
        closed: 'closed: this connection is over.',
      } satisfies Record<ConnectionState, string>,
    },
    error: '{name}: {message}',
    content: 'What was recorded',
  },
  code: {
    intro: 'This is the code that runs, read from the repository when this site was built.',
    running: 'running at this moment',
    notBegun: 'not reached yet',
    done: 'done',
    none: 'The events of this trace do not say which code ran: it was recorded without steps.',
  },
  ladder,
  sdp: {
    empty: 'No description yet. Each one that is set will be shown here, line by line.',
    which: 'Description',
    name: '{number}. {type}, set by {peer} as {side}',
    sides: { local: 'local', remote: 'remote' },
    compare: 'Compare with',
    nothing: 'nothing',
    section: 'Section',
    allSections: 'all',
    session: 'session',
    sectionName: 'm={kind}, mid {mid}',
    sectionNoMid: 'm={kind}, no mid',
    changes: { same: 'same', added: 'added', removed: 'removed', changed: 'changed' },
    onlyChanges: 'only what differs',
    noChanges: 'These two descriptions are the same, line for line.',
    was: 'was: {text}',
  },
  candidates: {
    empty: 'No candidate yet. They are gathered once a local description is set.',
    own: 'Own candidates of {peer}',
    told: 'What {peer} was told of {other}',
    none: 'none',
    columns: {
      type: 'Type',
      protocol: 'Protocol',
      address: 'Address',
      kind: 'Which is',
      priority: 'Priority',
      section: 'mid',
      taken: 'Taken',
    },
    types: {
      host: 'an address of this machine itself',
      srflx: 'how a STUN server sees this machine from outside',
      prflx: 'learnt from a check of the other side',
      relay: 'an address on a TURN server that passes everything on',
    } satisfies Record<CandidateType, string>,
    classes: {
      mdns: 'hidden behind an mDNS name',
      loopback: 'this machine only',
      private: 'private network',
      shared: 'shared by a provider (CGNAT)',
      'link-local': 'this link only',
      public: 'public',
      'ipv6-loopback': 'this machine only, IPv6',
      'ipv6-link-local': 'this link only, IPv6',
      'ipv6-local': 'private network, IPv6',
      'ipv6-public': 'public, IPv6',
      unspecified: 'none in particular',
      name: 'a name',
      hidden: 'not told by the browser',
    } satisfies Record<AddressClass, string>,
    priority: 'type {typePreference}, local {localPreference}, component {component}',
    taken: { yes: 'yes', no: 'refused: {error}', unknown: 'not tried' },
    from: 'from {url}',
  },
  pairs: {
    empty: 'No pair yet. The browser is asked about once a second while a connection lives.',
    title: 'Pairs of {peer}, as of {at} s',
    columns: {
      state: 'State',
      local: 'Local',
      remote: 'Remote',
      traffic: 'Sent, received',
      trip: 'Round trip',
      why: 'Why',
    },
    nominated: 'nominated',
    selected: 'selected',
    trip: '{ms} ms',
    noTrip: 'none',
    why: {
      selected: 'This pair carries the call: it works, and the controlling side has nominated it.',
      'selected-unanswered': 'It was selected, but its checks get no answer any more.',
      'nominated-but-not-selected': 'Nominated, but another pair is used now.',
      'succeeded-backup': 'It works, and a better one is used.',
      failed: 'Checks got no answer, or were called off.',
      'in-progress': 'A check is under way.',
      waiting: 'Its check is due. Once a better pair works, it may never be sent.',
      frozen: 'Waits for another pair with the same foundation.',
    } satisfies Record<PairReason, string>,
  },
  findings: {
    none: 'Nothing is wrong as far as this trace tells.',
    waiting: 'Nothing is wrong so far. Where something is missing, it takes some seconds to be sure.',
    certainties: {
      certain: 'Certain: the trace proves it.',
      likely: 'Likely: all the signs are there, but another cause could leave the same ones.',
      possible: 'Possible: half of the evidence is missing.',
    },
    note: 'This is no problem, though it looks like one.',
    later: 'Not found yet at the moment that is shown: it shows later in this run.',
    whoseWay: 'To be mended on the way between the two.',
    whose: 'To be mended by {peer}.',
    seen: 'What was seen',
    means: 'What it means',
    fix: 'How to mend it',
    evidence: 'Evidence',
    guide: 'In the field guide: {title}',
    fixIt: 'Fix it and run again',
  },
  faults,
  steps,
};

export type InspectorMessages = typeof inspector;
