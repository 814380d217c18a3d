/** Resolves once `isSo`, which is asked now and at each `event` of `target`; rejects with the reason of `signal`. */
export function waitUntil(target: EventTarget, event: string, isSo: () => boolean, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason as Error);
      return;
    }
    const settled = new AbortController();
    const look = () => {
      if (!isSo()) return;
      settled.abort();
      resolve();
    };
    target.addEventListener(event, look, { signal: settled.signal });
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true, signal: settled.signal });
    look();
  });
}

export function whenOpen(channel: RTCDataChannel, signal: AbortSignal): Promise<void> {
  return waitUntil(channel, 'open', () => channel.readyState === 'open', signal);
}

export function whenGathered(connection: RTCPeerConnection, signal: AbortSignal): Promise<void> {
  return waitUntil(connection, 'icegatheringstatechange', () => connection.iceGatheringState === 'complete', signal);
}
