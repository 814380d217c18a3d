import { peers } from '#labs/model/vocabulary.ts';
import { endChapter, type Chapter } from './chapter.ts';
import { exchange, relayCandidates } from './negotiation.ts';
import { observeCall } from './observed-call.ts';

/** An offer that has gathered, taken back. */
export async function rollBack(): Promise<readonly [gathered: Chapter, rolledBack: Chapter]> {
  const call = observeCall();
  const { alice } = call.connections;
  const gathering = () => call.model('alice').machines['ice-gathering'].state;
  alice.createDataChannel('taken back');
  await alice.setLocalDescription();
  await call.until(() => gathering() === 'complete', 'gathering complete');
  const gathered = await endChapter(call);
  await alice.setLocalDescription({ type: 'rollback' });
  await call.until(() => gathering() === 'new', 'gathering new');
  const rolledBack = await endChapter(call);
  call.close();
  return [gathered, rolledBack];
}

/** Only relays are allowed and there is none: gathering ends with nothing. */
export async function gatherNothing(): Promise<Chapter> {
  const call = observeCall({ iceTransportPolicy: 'relay' });
  call.connections.alice.createDataChannel('nowhere');
  await exchange(call, relayCandidates(call));
  await call.until(
    () => peers.every((peer) => call.model(peer).machines['ice-gathering'].state === 'complete'),
    'gathering complete without a candidate',
  );
  const chapter = await endChapter(call);
  call.close();
  return chapter;
}

/** The answer carries the fingerprint of somebody else: ICE connects, and DTLS refuses. */
export async function mistakeFingerprint(): Promise<Chapter> {
  const call = observeCall();
  call.connections.alice.createDataChannel('mistaken');
  const digit = (sign: string) => (sign === '0' ? '1' : '0');
  await exchange(call, relayCandidates(call), (answer) =>
    answer.replaceAll(/(a=fingerprint:sha-256 )(\S)/g, (_, name: string, sign: string) => name + digit(sign)),
  );
  await call.until(() => call.model('alice').machines.connection.state === 'failed', 'a failed connection');
  const chapter = await endChapter(call);
  call.close();
  return chapter;
}
