import type { ConnectionMessages } from '#labs/messages/connection-en.ts';
import { fill } from '#labs/messages/fill.ts';
import { noInterface, stepInterface } from '#labs/model/views/interface-states.ts';
import { noOutage, stepOutage } from '#labs/model/views/outage.ts';
import type { Moment } from '../hooks/moment.ts';
import { useClock } from '../hooks/use-clock.ts';
import { useFold } from '../hooks/use-trace.ts';

/** Where the call stands, what is waited for, and since when. */
export function ConnectionStatus({ moment, words }: { moment: Moment; words: ConnectionMessages['status'] }) {
  const { unpluggedAt, state, since, hasWay, isServerGone } = useFold(moment.source, stepOutage, noOutage);
  const shown = useFold(moment.source, stepInterface, noInterface).alice;
  const isWaiting = unpluggedAt !== null || state === 'disconnected';
  const now = useClock(moment, isWaiting && state !== 'closed');
  const seconds = (from: number) => ({ s: Math.max(0, Math.floor((now - from) / 1000)) });
  const sentence = () => {
    if (shown === 'idle') return words.ready;
    if (shown === 'ended') return words.closed;
    if (isServerGone) return words.serverGone;
    if (shown === 'retrying') return words.restarting;
    if (shown === 'connecting') {
      if (unpluggedAt !== null) return words.connectingUnplugged;
      return hasWay && state === 'connecting' ? words.securing : words.connecting;
    }
    if (shown === 'lost') return unpluggedAt === null ? words.failed : words.failedUnplugged;
    if (state === 'disconnected')
      return unpluggedAt === null ? words.healing : fill(words.disconnected, seconds(since));
    return unpluggedAt === null ? words.connected : fill(words.unplugged, seconds(unpluggedAt));
  };
  return <p>{sentence()}</p>;
}
