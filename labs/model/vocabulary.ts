// The words of the specifications, spelled as they spell them.

/** @see https://w3c.github.io/webrtc-pc/#rtcsignalingstate-enum */
export const signalingStates = [
  'stable',
  'have-local-offer',
  'have-remote-offer',
  'have-local-pranswer',
  'have-remote-pranswer',
  'closed',
] as const;
export type SignalingState = (typeof signalingStates)[number];

/** @see https://w3c.github.io/webrtc-pc/#rtcicegatheringstate-enum */
export const iceGatheringStates = ['new', 'gathering', 'complete'] as const;
export type IceGatheringState = (typeof iceGatheringStates)[number];

/** @see https://w3c.github.io/webrtc-pc/#rtciceconnectionstate-enum */
export const iceConnectionStates = [
  'new',
  'checking',
  'connected',
  'completed',
  'disconnected',
  'failed',
  'closed',
] as const;
export type IceConnectionState = (typeof iceConnectionStates)[number];

/** @see https://w3c.github.io/webrtc-pc/#rtcpeerconnectionstate-enum */
export const connectionStates = ['new', 'connecting', 'connected', 'disconnected', 'failed', 'closed'] as const;
export type ConnectionState = (typeof connectionStates)[number];

/** @see https://w3c.github.io/webrtc-pc/#rtcsdptype */
export const sdpTypes = ['offer', 'pranswer', 'answer', 'rollback'] as const;
export type SdpType = (typeof sdpTypes)[number];

/** @see https://w3c.github.io/webrtc-pc/#dom-rtcrtptransceiverdirection */
export const transceiverDirections = ['sendrecv', 'sendonly', 'recvonly', 'inactive', 'stopped'] as const;
export type TransceiverDirection = (typeof transceiverDirections)[number];

export type Side = 'local' | 'remote';

/** @see https://w3c.github.io/webrtc-pc/#rtcdatachannelstate-enum */
export const dataChannelStates = ['connecting', 'open', 'closing', 'closed'] as const;
export type DataChannelState = (typeof dataChannelStates)[number];

/** The two ends of a call. The caller is `alice`, the callee is `bob`, in every view. */
export const peers = ['alice', 'bob'] as const;
export type PeerId = (typeof peers)[number];

/** The four machines drawn for each peer, in reading order. */
export const machineIds = ['signaling', 'ice-gathering', 'ice-connection', 'connection'] as const;
export type MachineId = (typeof machineIds)[number];

/** The `RTCPeerConnection` methods that are recorded. @see https://w3c.github.io/webrtc-pc/#interface-definition */
export const connectionMethods = [
  'createOffer',
  'createAnswer',
  'setLocalDescription',
  'setRemoteDescription',
  'addIceCandidate',
  'addTrack',
  'removeTrack',
  'addTransceiver',
  'createDataChannel',
  'restartIce',
  'setConfiguration',
  'close',
] as const;
export type ConnectionMethod = (typeof connectionMethods)[number];
