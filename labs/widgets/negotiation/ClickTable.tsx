import type { TraceSource } from '#labs/drivers/trace-store.ts';
import type { CommonMessages } from '#labs/messages/en.ts';
import { fill } from '#labs/messages/fill.ts';
import type { NegotiationMessages } from '#labs/messages/negotiation-en.ts';
import type { NegotiationWay } from '#labs/model/negotiation/changes.ts';
import { isWell, noClicks, standingOf, stepClicks, type Clicks } from '#labs/model/negotiation/clicks.ts';
import { emptySource, useFold } from '../hooks/use-trace.ts';
import { clickSentence, outcomeSentences } from './outcome.ts';

type Props = {
  /** Of each call that is shown. */
  sources: readonly { way: NegotiationWay; title: string; source: TraceSource }[];
  m: CommonMessages;
  words: NegotiationMessages;
};

/** More are of no use on a page; the trace has them all. */
const mostRows = 12;

/** The clicks, the last first, and what each has led to: the calls beside each other. */
export function ClickTable({ sources, m, words }: Props) {
  const [first, second] = sources;
  const one = useFold(first?.source ?? emptySource, stepClicks, noClicks);
  const other = useFold(second?.source ?? emptySource, stepClicks, noClicks);
  const calls = [one, other].slice(0, sources.length);
  const shown = one.clicks
    .map((click, index) => ({ click, index }))
    .slice(-mostRows)
    .reverse();
  return (
    <section class="lab-negotiation-clicks" aria-label={words.clicks.title}>
      <h3>{words.clicks.title}</h3>
      {shown.length === 0 ? (
        <p class="lab-quiet">{words.clicks.empty}</p>
      ) : (
        <div class="lab-negotiation-scroll" tabIndex={0} role="group" aria-label={words.clicks.title}>
          <table>
            <thead>
              <tr>
                <th scope="col">{words.clicks.number}</th>
                <th scope="col">{words.clicks.click}</th>
                {sources.map(({ way, title }) => (
                  <th key={way} scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map(({ click, index }) => (
                <tr key={click.seq}>
                  <td>{index + 1}</td>
                  <th scope="row">{clickSentence(click, { m, words })}</th>
                  {calls.map((call, place) => (
                    <Outcome key={sources[place]?.way ?? ''} {...{ call, index, m, words }} />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

type OutcomeProps = { call: Clicks; index: number; m: CommonMessages; words: NegotiationMessages };

function Outcome({ call, index, m, words }: OutcomeProps) {
  const click = call.clicks[index];
  if (!click) return <td />;
  const standing = click.end ?? standingOf(call);
  const well = isWell(standing);
  return (
    <td data-well={well ? 'yes' : 'no'}>
      <strong>{well ? words.clicks.well : words.clicks.notWell}</strong>{' '}
      {fill(words.clicks.neededShort, { count: click.needed.alice + click.needed.bob })}
      <span>{outcomeSentences(click, standing, { m, words }).slice(1).join(' ')}</span>
    </td>
  );
}
