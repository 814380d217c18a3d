import { isTurnUrl } from '#labs/model/ice/server-url.ts';
import { verdictOf, type ServerVerdict } from '#labs/model/ice/server-verdict.ts';
import { observeConnection } from './observe-connection.ts';
import { configurationFacts, errorFacts } from './sanitise.ts';
import { createTraceStore, type RecordFact } from './trace-store.ts';

/** Long enough for any server that works. The browser's own patience with one that says nothing is some 40 s in Chromium. */
const patienceMs = 12_000;

/**
 * Tries one server by itself, with a connection of its own that is closed afterwards.
 *
 * @param prepare gives the server, and makes what it says, if it says anything, facts of this test
 * @throws the reason of `signal` when that aborts first: a test that was broken off says nothing of the server
 */
export async function testServer(
  prepare: (record: RecordFact, until: AbortSignal) => Promise<RTCIceServer>,
  signal: AbortSignal,
): Promise<ServerVerdict> {
  signal.throwIfAborted();
  const store = createTraceStore();
  const record = store.recorderFor('alice');
  const over = new AbortController();
  const until = AbortSignal.any([over.signal, signal]);
  let connection: RTCPeerConnection | null = null;
  try {
    const server = await prepare(record, until);
    const url = [server.urls].flat()[0] ?? '';
    const configuration: RTCConfiguration = {
      iceServers: [server],
      iceTransportPolicy: isTurnUrl(url) ? 'relay' : 'all',
    };
    const verdict = (isOver: boolean) => {
      store.flush();
      return verdictOf(store.getTrace(), url, isOver);
    };
    try {
      connection = observeConnection(new RTCPeerConnection(configuration), record, until);
    } catch (cause) {
      record('connection.refused', { configuration: configurationFacts(configuration), error: errorFacts(cause) });
      return verdict(true) ?? { id: 'timeout' };
    }
    connection.createDataChannel('test');
    const decided = new Promise<ServerVerdict>((resolve, reject) => {
      const look = () => {
        const found = verdict(false);
        if (found) resolve(found);
      };
      // After the observer, which hears of it first.
      connection?.addEventListener('icecandidate', look);
      connection?.addEventListener('icegatheringstatechange', look);
      const giveUp = () => resolve(verdict(true) ?? { id: 'timeout' });
      const timer = setTimeout(giveUp, patienceMs);
      signal.addEventListener('abort', () => reject(signal.reason), { once: true, signal: over.signal });
      over.signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
    });
    await connection.setLocalDescription(await connection.createOffer());
    return await decided;
  } finally {
    connection?.close();
    over.abort();
  }
}
