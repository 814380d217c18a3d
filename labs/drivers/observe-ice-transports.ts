import type { RecordFact } from './trace-store.ts';

/**
 * Records which pair of candidates ICE selects, each time it selects another, until `signal` aborts. Transports appear with
 * descriptions, and no event tells of it, so they are looked for when signaling has moved.
 *
 * @see https://w3c.github.io/webrtc-pc/#dom-rtcicetransport-onselectedcandidatepairchange
 */
export function observeIceTransports(connection: RTCPeerConnection, record: RecordFact, signal: AbortSignal): void {
  const known = new Set<RTCIceTransport>();
  const look = () => {
    for (const transport of transportsOf(connection)) {
      if (known.has(transport)) continue;
      known.add(transport);
      const tell = () => {
        // Firefox has the transport, and no way to ask it for the pair.
        const pair = (transport as Partial<RTCIceTransport>).getSelectedCandidatePair?.();
        record('candidate-pair.selected', {
          local: pair?.local?.candidate ?? null,
          remote: pair?.remote?.candidate ?? null,
        });
      };
      transport.addEventListener('selectedcandidatepairchange', tell, { signal });
    }
  };
  connection.addEventListener('signalingstatechange', look, { signal, capture: true });
}

function transportsOf(connection: RTCPeerConnection): readonly RTCIceTransport[] {
  const ends = connection.getTransceivers().flatMap(({ sender, receiver }) => [sender.transport, receiver.transport]);
  const data = (connection as Partial<RTCPeerConnection>).sctp?.transport ?? null;
  // Where there is no bundle yet, each m-section has a transport of its own.
  return [...ends, data].flatMap((transport) => transport?.iceTransport ?? []);
}
