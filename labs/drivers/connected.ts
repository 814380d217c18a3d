/**
 * Resolves once the connection is up.
 *
 * @throws `OperationError` once it has failed or is closed; the reason of `signal` when that aborts first.
 */
export function whenConnected(connection: RTCPeerConnection, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const settled = new AbortController();
    const look = () => {
      const state = connection.connectionState;
      if (state === 'connected') resolve();
      else if (state === 'failed' || state === 'closed')
        reject(new DOMException(`connectionState is ${state}`, 'OperationError'));
      else return;
      settled.abort();
    };
    connection.addEventListener('connectionstatechange', look, { signal: settled.signal });
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true, signal: settled.signal });
    look();
  });
}
