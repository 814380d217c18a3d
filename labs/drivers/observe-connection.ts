import { observeCalls } from './observe-calls.ts';
import { observeDataChannel } from './observe-data-channel.ts';
import { observeIceTransports } from './observe-ice-transports.ts';
import { observeSender } from './observe-sender.ts';
import { candidateFacts, channelFacts, channelOptions, configurationFacts, trackFacts } from './sanitise.ts';
import type { RecordFact } from './trace-store.ts';

/**
 * Records everything this connection reports and every call made on it, until `signal` aborts. States are read inside
 * the handler: by the next task they may have moved on. Returns the same connection.
 */
export function observeConnection(
  connection: RTCPeerConnection,
  record: RecordFact,
  signal: AbortSignal,
): RTCPeerConnection {
  const on = <K extends keyof RTCPeerConnectionEventMap>(
    type: K,
    listener: (event: RTCPeerConnectionEventMap[K]) => void,
  ) =>
    // Before the handlers of those who act on the event, so that the cause is recorded before what it causes.
    connection.addEventListener(type, listener, { signal, capture: true });

  record('connection.created', { configuration: configurationFacts(connection.getConfiguration()) });
  on('signalingstatechange', () => record('signaling.changed', { state: connection.signalingState }));
  on('icegatheringstatechange', () => record('ice-gathering.changed', { state: connection.iceGatheringState }));
  on('iceconnectionstatechange', () => record('ice-connection.changed', { state: connection.iceConnectionState }));
  on('connectionstatechange', () => record('connection.changed', { state: connection.connectionState }));
  on('negotiationneeded', () => record('negotiation.needed', {}));
  on('icecandidate', ({ candidate }) => {
    record('candidate.gathered', {
      candidate: candidate && candidateFacts({ ...candidate.toJSON(), ...urlOf(candidate) }),
    });
  });
  on('icecandidateerror', ({ url, address, port, errorCode, errorText }) => {
    record('candidate.failed', { url, address, port, code: errorCode, text: errorText });
  });
  on('track', ({ track, streams, transceiver }) => {
    record('track.received', { track: trackFacts(track), streams: streams.map(({ id }) => id) });
    // Its packets came before the description that announces it: no event will say that it is unmuted.
    if (!track.muted) record('track.unmuted', { track: trackFacts(track) });
    observeTrack(track, record, signal);
    observeSender(transceiver.sender, record, signal);
  });
  on('datachannel', ({ channel }) => {
    record('data-channel.received', { channel: channelFacts(channel), options: channelOptions(channel) });
    observeDataChannel(channel, record, signal);
  });
  observeIceTransports(connection, record, signal);
  observeCalls(connection, record, signal);
  return connection;
}

const observed = new WeakSet<MediaStreamTrack>();

function observeTrack(track: MediaStreamTrack, record: RecordFact, signal: AbortSignal): void {
  // `track` fires once more when the other side sends again what it had left off.
  if (observed.has(track)) return;
  observed.add(track);
  track.addEventListener('mute', () => record('track.muted', { track: trackFacts(track) }), { signal });
  track.addEventListener('unmute', () => record('track.unmuted', { track: trackFacts(track) }), { signal });
  track.addEventListener('ended', () => record('track.ended', { track: trackFacts(track) }), { signal });
}

/** Which server a candidate came from; not part of `toJSON`. */
function urlOf(candidate: RTCIceCandidate): { url?: string } {
  const { url } = candidate as { url?: string | null };
  return url ? { url } : {};
}
