import { useMemo, useState } from 'preact/hooks';
import type { PhaseId } from '#labs/model/views/phases.ts';
import { noSequence, sequenceOf, stepSequence, type LadderMessage, type Sequence } from '#labs/model/views/sequence.ts';
import { useNow } from '../hooks/use-now.ts';
import { useFold } from '../hooks/use-trace.ts';
import type { PanelProps } from '../parts/Inspector.tsx';
import { ExchangeRun } from './ExchangeRun.tsx';
import { CandidateRun, Rung } from './Rung.tsx';

/** Every message as it really went, from caller to callee and back, in the order in which they were sent. */
export function LadderPanel({ moment, m, words, hasServer }: PanelProps) {
  const text = words.inspector.ladder;
  const facts = useFold(moment.source, stepSequence, noSequence);
  const sequence = useMemo(() => sequenceOf(facts), [facts]);
  const now = useNow(moment);
  const [phase, setPhase] = useState<PhaseId | null>(null);
  if (sequence.rows.length === 0) return <p class="lab-quiet">{text.empty}</p>;
  const rows = rowsIn(sequence, phase);
  const { clocks } = moment.source.getTrace();
  const common = { now, moment, clocks, m, text };
  const hasTurn = sequence.rows.some(({ kind }) => kind === 'exchanges');
  return (
    <div class="lab-ladder" data-server={hasServer ? '' : undefined} data-turn={hasTurn ? '' : undefined}>
      <label class="lab-field">
        <span>{text.phase}</span>
        <select
          value={phase ?? ''}
          onChange={({ currentTarget }) => setPhase((currentTarget.value || null) as PhaseId | null)}
        >
          <option value="">{text.allPhases}</option>
          {sequence.phases.map(({ id }) => (
            <option key={id} value={id}>
              {text.phases[id]}
            </option>
          ))}
        </select>
      </label>
      <div class="lab-ladder-heads" aria-hidden="true">
        <span data-peer="alice">{m.peers.alice}</span>
        {hasServer && <span>{text.server}</span>}
        {hasTurn && <span>{text.turn}</span>}
        <span data-peer="bob">{m.peers.bob}</span>
      </div>
      <ol class="lab-ladder-rows" tabIndex={0}>
        {rows.map((row) =>
          row.kind === 'message' ? (
            <Rung key={row.message.key} message={row.message} {...common} />
          ) : row.kind === 'exchanges' ? (
            <ExchangeRun key={row.exchanges[0]?.seq} row={row} moment={moment} m={m} text={text} />
          ) : (
            <CandidateRun key={row.messages[0]?.key} from={row.from} messages={row.messages} {...common} />
          ),
        )}
      </ol>
    </div>
  );
}

function rowsIn({ rows, phases }: Sequence, phase: PhaseId | null): Sequence['rows'] {
  if (phase === null) return rows;
  const index = phases.findIndex(({ id }) => id === phase);
  const from = phases[index]?.seq ?? 0;
  const end = phases[index + 1]?.seq ?? Infinity;
  const isIn = ({ sent, received }: LadderMessage) => {
    const seq = sent?.seq ?? received[0]?.seq ?? 0;
    return seq >= from && seq < end;
  };
  return rows.flatMap((row): Sequence['rows'] => {
    if (row.kind === 'message') return isIn(row.message) ? [row] : [];
    if (row.kind === 'exchanges') {
      const exchanges = row.exchanges.filter(({ seq }) => seq >= from && seq < end);
      return exchanges.length > 0 ? [{ ...row, exchanges }] : [];
    }
    const messages = row.messages.filter(isIn);
    return messages.length > 0 ? [{ ...row, messages }] : [];
  });
}
