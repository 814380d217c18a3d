import type { StatsMessages } from '#labs/messages/stats-en.ts';
import type { Mark } from '#labs/model/stats/marks.ts';
import { peers, type PeerId } from '#labs/model/vocabulary.ts';
import { stateTone } from '../parts/state-tone.ts';

type Props = {
  marks: readonly Mark[];
  from: number;
  to: number;
  names: Readonly<Record<PeerId, string>>;
  words: StatsMessages['graphs'];
};

/** The states of both connections on the axis of the graphs below, and where the network was changed. */
export function StateLanes({ marks, from, to, names, words }: Props) {
  const span = Math.max(1, to - from);
  const place = (at: number) => Math.min(100, Math.max(0, ((at - from) / span) * 100));
  return (
    <ol class="lab-state-lanes">
      {peers.map((peer) => {
        const states = marks.filter((mark) => mark.what === 'state' && mark.peer === peer);
        const changes = marks.filter(
          ({ what, at, peer: own }) => what === 'network' && own === peer && at >= from && at <= to,
        );
        return (
          <li key={peer} data-peer={peer}>
            <span>{names[peer]}</span>
            <span class="lab-state-lane">
              {states.map((mark, index) => {
                const [left, right] = [place(mark.at), place(states[index + 1]?.at ?? to)];
                if (mark.what !== 'state' || right <= left) return null;
                return (
                  <span
                    key={mark.at}
                    data-tone={stateTone(mark.state)}
                    style={{ left: `${left}%`, width: `${right - left}%` }}
                    title={mark.state}
                  >
                    {mark.state}
                  </span>
                );
              })}
              {changes.map(({ at }) => (
                <i key={at} style={{ left: `${place(at)}%` }} title={words.network} />
              ))}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
