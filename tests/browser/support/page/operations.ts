import type { IntendedCall } from '#labs/model/machines/legality.ts';
import type { Material } from './prepared-states.ts';

/** One call on a connection, as the model is asked about it and as it is made. */
export type Operation = { intended: IntendedCall; run: (connection: RTCPeerConnection, material: Material) => unknown };

/** Of no transport: nobody listens at the discard port. */
const candidate = { candidate: 'candidate:1 1 udp 2113937151 127.0.0.1 9 typ host', sdpMid: '0', sdpMLineIndex: 0 };

/** Every recorded method, the two that set a description once for each type and the implicit form. */
export const operations: Readonly<Record<string, Operation>> = {
  'createOffer()': { intended: { method: 'createOffer' }, run: (connection) => connection.createOffer() },
  'createAnswer()': { intended: { method: 'createAnswer' }, run: (connection) => connection.createAnswer() },
  'setLocalDescription()': {
    intended: { method: 'setLocalDescription' },
    run: (connection) => connection.setLocalDescription(),
  },
  'setLocalDescription(offer)': {
    intended: { method: 'setLocalDescription', type: 'offer' },
    // An offer other than the last created one would be refused for its content, before its time is looked at.
    run: (connection, { localOffer }) => connection.setLocalDescription(localOffer),
  },
  'setLocalDescription(pranswer)': localAnswer('pranswer'),
  'setLocalDescription(answer)': localAnswer('answer'),
  'setLocalDescription(rollback)': {
    intended: { method: 'setLocalDescription', type: 'rollback' },
    run: (connection) => connection.setLocalDescription({ type: 'rollback' }),
  },
  'setRemoteDescription(offer)': {
    intended: { method: 'setRemoteDescription', type: 'offer' },
    run: (connection, { remoteOffer }) => connection.setRemoteDescription(remoteOffer),
  },
  'setRemoteDescription(pranswer)': remoteAnswer('pranswer'),
  'setRemoteDescription(answer)': remoteAnswer('answer'),
  'setRemoteDescription(rollback)': {
    intended: { method: 'setRemoteDescription', type: 'rollback' },
    run: (connection) => connection.setRemoteDescription({ type: 'rollback', sdp: '' }),
  },
  'addIceCandidate(candidate)': {
    intended: { method: 'addIceCandidate' },
    run: (connection) => connection.addIceCandidate(candidate),
  },
  'addIceCandidate(end)': {
    intended: { method: 'addIceCandidate' },
    run: (connection) => connection.addIceCandidate({ ...candidate, candidate: '' }),
  },
  'addTrack()': { intended: { method: 'addTrack' }, run: (connection) => connection.addTrack(picture()) },
  'removeTrack()': {
    intended: { method: 'removeTrack' },
    run: (connection, { sender }) => connection.removeTrack(sender),
  },
  'addTransceiver()': {
    intended: { method: 'addTransceiver' },
    run: (connection) => connection.addTransceiver('audio', { direction: 'recvonly' }),
  },
  'createDataChannel()': {
    intended: { method: 'createDataChannel' },
    run: (connection) => connection.createDataChannel('another'),
  },
  'restartIce()': { intended: { method: 'restartIce' }, run: (connection) => connection.restartIce() },
  'setConfiguration()': {
    intended: { method: 'setConfiguration' },
    run: (connection) => connection.setConfiguration({ iceServers: [] }),
  },
  'close()': { intended: { method: 'close' }, run: (connection) => connection.close() },
};

function localAnswer(type: 'answer' | 'pranswer'): Operation {
  return {
    intended: { method: 'setLocalDescription', type },
    async run(connection) {
      // Without an offer to answer none can be created; then the browser is asked to make one itself.
      const created = await connection.createAnswer().catch(() => null);
      await connection.setLocalDescription(created ? { type, sdp: created.sdp ?? '' } : { type });
    },
  };
}

function remoteAnswer(type: 'answer' | 'pranswer'): Operation {
  return {
    intended: { method: 'setRemoteDescription', type },
    run: (connection, { remoteAnswer: { sdp = '' } }) => connection.setRemoteDescription({ type, sdp }),
  };
}

function picture(): MediaStreamTrack {
  const canvas = document.createElement('canvas');
  canvas.getContext('2d');
  return canvas.captureStream(0).getVideoTracks()[0] as MediaStreamTrack;
}
