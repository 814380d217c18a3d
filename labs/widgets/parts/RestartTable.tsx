import type { TraceSource } from '#labs/drivers/trace-store.ts';
import type { ConnectionMessages } from '#labs/messages/connection-en.ts';
import type { CommonMessages } from '#labs/messages/en.ts';
import {
  noRestarts,
  stepRestarts,
  type DescriptionParts,
  type Restart,
  type RestartFacts,
  type RestartWay,
} from '#labs/model/views/restarts.ts';
import { peers, type PeerId } from '#labs/model/vocabulary.ts';
import { useFold } from '../hooks/use-trace.ts';

type Props = { source: TraceSource; m: CommonMessages; words: ConnectionMessages['changed'] };

/** What the last restart of each way has changed, and what it has left alone: side by side where both were done. */
export function RestartTable({ source, m, words }: Props) {
  const facts = useFold(source, stepRestarts, noRestarts);
  const ways: readonly RestartWay[] = ['method', 'option'];
  const shown = ways.flatMap((way) => facts.restarts.findLast((restart) => restart.way === way) ?? []);
  return (
    <section class="lab-restarts" aria-label={words.title}>
      <h3>{words.title}</h3>
      {shown.length === 0 && <p class="lab-quiet">{words.empty}</p>}
      <div class="lab-restarts-tables">
        {shown.map((restart) => (
          <OneRestart key={restart.way} {...{ restart, facts, m, words }} />
        ))}
      </div>
    </section>
  );
}

type OneProps = Omit<Props, 'source'> & { restart: Restart; facts: RestartFacts };

function OneRestart({ restart, facts, m, words }: OneProps) {
  return (
    <table>
      <caption>
        <code>{words.ways[restart.way]}</code>
      </caption>
      <thead>
        <tr>
          <th scope="col">{words.what}</th>
          <th scope="col">{words.before}</th>
          <th scope="col">{words.after}</th>
          <th scope="col">{words.verdict}</th>
        </tr>
      </thead>
      {peers.map((peer) => (
        <tbody key={peer} data-peer={peer}>
          <tr>
            <th scope="rowgroup" colSpan={4}>
              {m.peers[peer]}
            </th>
          </tr>
          {parts.map((part) => (
            <PartRow key={part} {...{ restart, peer, part, words }} />
          ))}
          <Row
            what={words.connections}
            before="1"
            after={String(facts.now[peer].connections)}
            verdict={facts.now[peer].connections === 1 ? words.same : words.changed}
          />
          <PacketsRow {...{ restart, peer, words }} />
        </tbody>
      ))}
    </table>
  );
}

const parts: readonly (keyof DescriptionParts)[] = ['ufrag', 'pwd', 'fingerprint', 'sections', 'codecs', 'tracks'];

type PartProps = { restart: Restart; peer: PeerId; part: keyof DescriptionParts; words: Props['words'] };

function PartRow({ restart, peer, part, words }: PartProps) {
  const { before, after } = restart.sides[peer];
  const verdict = after === null ? words.waiting : before[part] === after[part] ? words.same : words.changed;
  return (
    <Row
      what={words.parts[part]}
      before={String(before[part])}
      after={after === null ? '' : String(after[part])}
      verdict={verdict}
      isChanged={verdict === words.changed}
    />
  );
}

function PacketsRow({ restart, peer, words }: Pick<PartProps, 'restart' | 'peer' | 'words'>) {
  const { packets, packetsBefore } = restart.sides[peer];
  const verdict = packets > packetsBefore ? words.goesOn : words.stands;
  return <Row what={words.packets} before={String(packetsBefore)} after={String(packets)} verdict={verdict} />;
}

type RowProps = { what: string; before: string; after: string; verdict: string; isChanged?: boolean };

function Row({ what, before, after, verdict, isChanged = false }: RowProps) {
  return (
    <tr data-changed={isChanged ? '' : undefined}>
      <th scope="row">{what}</th>
      <td title={before}>{before}</td>
      <td title={after}>{after}</td>
      <td>{verdict}</td>
    </tr>
  );
}
