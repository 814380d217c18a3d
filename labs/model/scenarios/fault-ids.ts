/**
 * Everything the labs can break on purpose. An id is also the id of the rule that finds it, the name of its field-guide
 * page and the value of `?fault=`.
 */
export const faultIds = [
  // Signaling and negotiation
  'no-answer',
  'answer-lost',
  'answer-not-set',
  'offer-not-set',
  'answer-twice',
  'glare',
  'empty-offer',
  'no-renegotiation',
  'late-data-channel',
  'tracks-too-late',
  'audio-only-offer',
  'wrong-m-lines',
  'mangled-sdp',
  'answer-in-wrong-state',
  'late-ontrack',
  'closed-connection-reused',
  'connections-left-open',
  // ICE
  'candidates-not-relayed',
  'candidates-one-way',
  'candidate-too-early',
  'malformed-candidate',
  'null-candidate',
  'relay-without-turn',
  'turn-without-credentials',
  'bad-ice-url',
  'dead-stun',
  'harmless-701',
  'half-ice-restart',
  'peer-vanished',
  'wrong-fingerprint',
  // Media
  'insecure-context',
  'autoplay-blocked',
  'permission-denied',
  'camera-busy',
  'frozen-picture',
  'no-common-codec',
  // Data channels
  'send-before-open',
  'two-channels',
  'channel-ids-differ',
  'message-too-big',
  'flooded-channel',
  // Rooms
  'room-full',
] as const;
export type FaultId = (typeof faultIds)[number];
