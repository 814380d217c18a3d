import { answerInWrongState } from './answer-in-wrong-state.ts';
import { answerLost } from './answer-lost.ts';
import { answerNotSet } from './answer-not-set.ts';
import { answerTwice } from './answer-twice.ts';
import { audioOnlyOffer } from './audio-only-offer.ts';
import { autoplayBlocked } from './autoplay-blocked.ts';
import { badIceUrl } from './bad-ice-url.ts';
import { cameraBusy } from './camera-busy.ts';
import { candidateTooEarly } from './candidate-too-early.ts';
import { candidatesNotRelayed } from './candidates-not-relayed.ts';
import { candidatesOneWay } from './candidates-one-way.ts';
import { channelIdsDiffer } from './channel-ids-differ.ts';
import { closedConnectionReused } from './closed-connection-reused.ts';
import { connectionsLeftOpen } from './connections-left-open.ts';
import { deadStun } from './dead-stun.ts';
import { emptyOffer } from './empty-offer.ts';
import type { Rule } from './finding.ts';
import { floodedChannel } from './flooded-channel.ts';
import { frozenPicture } from './frozen-picture.ts';
import { glare } from './glare.ts';
import { halfIceRestart } from './half-ice-restart.ts';
import { harmless701 } from './harmless-701.ts';
import { insecureContext } from './insecure-context.ts';
import { lateDataChannel } from './late-data-channel.ts';
import { lateOntrack } from './late-ontrack.ts';
import { malformedCandidate } from './malformed-candidate.ts';
import { mangledSdp } from './mangled-sdp.ts';
import { messageTooBig } from './message-too-big.ts';
import { noAnswer } from './no-answer.ts';
import { noCommonCodec } from './no-common-codec.ts';
import { noRenegotiation } from './no-renegotiation.ts';
import { nullCandidate } from './null-candidate.ts';
import { offerNotSet } from './offer-not-set.ts';
import { peerVanished } from './peer-vanished.ts';
import { permissionDenied } from './permission-denied.ts';
import { relayWithoutTurn } from './relay-without-turn.ts';
import { roomFull } from './room-full.ts';
import { sendBeforeOpen } from './send-before-open.ts';
import { tracksTooLate } from './tracks-too-late.ts';
import { turnWithoutCredentials } from './turn-without-credentials.ts';
import { twoChannels } from './two-channels.ts';
import { wrongFingerprint } from './wrong-fingerprint.ts';
import { wrongMLines } from './wrong-m-lines.ts';

/**
 * Every rule, in the order in which a person would ask: may the page do this at all, are there connections, did offer and
 * answer come through, is there anything in them, do the candidates come over, do the certificates fit, is the other one
 * still there, does data flow, is the picture shown. An earlier one that is found is more likely the root.
 */
export const rules: readonly Rule[] = [
  // The page, the room, the connection
  ...[insecureContext, permissionDenied, cameraBusy, roomFull],
  ...[turnWithoutCredentials, badIceUrl, closedConnectionReused, connectionsLeftOpen],
  // Offer and answer
  ...[glare, offerNotSet, wrongMLines, mangledSdp, answerInWrongState, answerNotSet, answerTwice, deadStun],
  ...[answerLost, noAnswer],
  // What is in them
  ...[emptyOffer, noCommonCodec, audioOnlyOffer, tracksTooLate, lateDataChannel, halfIceRestart, noRenegotiation],
  // Candidates
  ...[relayWithoutTurn, nullCandidate, malformedCandidate, candidateTooEarly, candidatesNotRelayed, candidatesOneWay],
  // The way, once it is found
  ...[wrongFingerprint, peerVanished],
  // What goes over it
  ...[channelIdsDiffer, twoChannels, sendBeforeOpen, messageTooBig, floodedChannel],
  ...[lateOntrack, autoplayBlocked, frozenPicture],
  // No fault at all
  harmless701,
];
