import { useMemo, useState } from 'preact/hooks';
import { fill } from '#labs/messages/fill.ts';
import type { NatMessages } from '#labs/messages/nat-en.ts';
import { natKinds, type Endpoint, type NatKind } from '#labs/model/nat/nat.ts';
import { outcomes, traverse, type TraverseStep } from '#labs/model/nat/traverse.ts';
import { peers, type PeerId } from '#labs/model/vocabulary.ts';

type Props = { words: NatMessages; peerNames: Readonly<Record<PeerId, string>>; lang: string };

/** Which pairs of NATs let a call through. A model, and it says so. */
export default function NatSimulation({ words, peerNames, lang }: Props) {
  const [kinds, setKinds] = useState<Readonly<Record<PeerId, NatKind>>>({
    alice: 'symmetric',
    bob: 'port-restricted-cone',
  });
  const [hasTurn, setHasTurn] = useState(true);
  const { steps, outcome } = useMemo(() => traverse(kinds, hasTurn), [kinds, hasTurn]);
  const table = useMemo(() => outcomes(hasTurn), [hasTurn]);
  return (
    <section class="lab lab-nat" aria-label={words.title} lang={lang}>
      <header class="lab-head">
        <h2 class="lab-title">{words.title}</h2>
        <strong class="lab-nat-label">{words.label}</strong>
      </header>
      <p class="lab-quiet">{words.explain}</p>
      <div class="lab-controls">
        {peers.map((peer) => (
          <label key={peer} class="lab-field" data-peer={peer}>
            <span>{fill(words.before, { peer: peerNames[peer] })}</span>
            <select
              value={kinds[peer]}
              onChange={({ currentTarget }) => setKinds({ ...kinds, [peer]: currentTarget.value as NatKind })}
            >
              {natKinds.map((kind) => (
                <option key={kind} value={kind}>
                  {words.kinds[kind]}
                </option>
              ))}
            </select>
            <small>{words.rules[kinds[peer]]}</small>
          </label>
        ))}
        <label class="lab-check">
          <input
            type="checkbox"
            checked={hasTurn}
            onChange={({ currentTarget }) => setHasTurn(currentTarget.checked)}
          />
          {words.hasTurn}
        </label>
      </div>
      <p class="lab-status" role="status" data-outcome={outcome}>
        {words.outcomes[outcome]}
      </p>
      <div class="lab-nat-table" tabIndex={0} role="group" aria-label={words.table}>
        <table class="lab-table">
          <caption>{words.table}</caption>
          <thead>
            <tr>
              <td />
              {natKinds.map((bob) => (
                <th key={bob} scope="col" data-peer="bob">
                  {words.kinds[bob]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {natKinds.map((alice) => (
              <tr key={alice}>
                <th scope="row" data-peer="alice">
                  {words.kinds[alice]}
                </th>
                {natKinds.map((bob) => (
                  <td
                    key={bob}
                    data-outcome={table[alice][bob]}
                    aria-current={kinds.alice === alice && kinds.bob === bob ? 'true' : undefined}
                  >
                    <button type="button" class="lab-tool" onClick={() => setKinds({ alice, bob })}>
                      {words.short[table[alice][bob]]}
                    </button>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <details>
        <summary>{fill(words.steps, { count: steps.length })}</summary>
        <ol>
          {steps.map((step, index) => (
            <li key={index}>{sentenceOf(step, words, peerNames)}</li>
          ))}
        </ol>
      </details>
    </section>
  );
}

function sentenceOf(step: TraverseStep, words: NatMessages, peerNames: Props['peerNames']): string {
  const about = ({ type, endpoint }: { type: string; endpoint: Endpoint }) => ({ type, address: written(endpoint) });
  switch (step.code) {
    case 'gathered':
    case 'learnt':
      return fill(words[step.code], { peer: peerNames[step.peer], ...about(step.candidate) });
    case 'checked':
    case 'arrived': {
      const values = {
        ...{ peer: peerNames[step.peer], base: words.bases[step.base], from: written(step.from) },
        ...about(step.remote),
      };
      if (step.code === 'checked')
        return fill(words.checked, { ...values, loss: fill(words.losses[step.loss], values) });
      return fill(step.isAnswered ? words.arrived : words.unanswered, values);
    }
    case 'selected':
      return fill(words.selected, { base: words.bases[step.base], ...about(step.remote) });
    case 'failed':
      return words.failed;
  }
}

function written({ host, port }: Endpoint): string {
  return `${host}:${port}`;
}
