import type { IceMessages } from '#labs/messages/ice-en.ts';
import { fill } from '#labs/messages/fill.ts';
import { wordsOfExchange } from '#labs/model/views/exchanges.ts';
import { fateOfServer, type FoundCandidate, type Gathering } from '#labs/model/views/gathering.ts';
import type { Moment } from '../hooks/moment.ts';

type Props = { gathering: Gathering; now: number; moment: Moment; words: IceMessages['axis'] };

/** Never a shorter axis than this, in ms: what comes at once would be spread over nothing. */
const shortestMs = 300;

/** Candidates and errors on an axis of time, a lane for this machine and each server, and one for what the server says itself. */
export function GatherAxis({ gathering, now, moment, words }: Props) {
  const { startedAt, endedAt, urls, found, failed } = gathering;
  if (startedAt === null) return null;
  // What the server is asked later, as for permissions, is no part of gathering.
  const exchanges = gathering.exchanges.filter(({ at }) => endedAt === null || at <= endedAt);
  const lastAt = Math.max(0, ...[...found, ...failed, ...exchanges].map(({ at }) => at));
  const span = Math.max(shortestMs, (endedAt ?? now) - startedAt, lastAt - startedAt);
  const place = (at: number) => ({ left: `${Math.min(100, Math.max(0, ((at - startedAt) / span) * 100))}%` });
  const after = (at: number) => Math.max(0, at - startedAt).toFixed(0);
  const isOf = (url: string) => (candidate: FoundCandidate) => candidate.url === url;
  const own = found.filter(({ url }) => url === null || !urls.includes(url));
  const mark = (candidate: FoundCandidate) => {
    const { seq, at, parsed } = candidate;
    const label = fill(words.candidate, {
      type: parsed?.type ?? '',
      address: parsed ? `${parsed.address}:${parsed.port}` : '',
      ms: after(at),
    });
    return (
      <Mark key={seq} kind={parsed?.type ?? 'host'} style={place(at)} label={label} go={() => moment.go(seq + 1)} />
    );
  };
  const same = exchanges.find(({ type }) => type === 'stun.answered');
  const hasReflexive = found.some(({ parsed }) => parsed?.type === 'srflx');
  const isHidden = found.some(({ parsed }) => parsed?.addressClass === 'mdns');
  return (
    <section class="lab-gather" aria-label={words.title}>
      <h3>{words.title}</h3>
      <ol>
        <li>
          <span class="lab-gather-name">{words.host}</span>
          <span class="lab-gather-lane">{own.map(mark)}</span>
        </li>
        {urls.map((url) => (
          <li key={url}>
            <span class="lab-gather-name">
              <code>{url}</code>{' '}
              <small data-fate={fateOfServer(gathering, url)}>{words.fates[fateOfServer(gathering, url)]}</small>
            </span>
            <span class="lab-gather-lane">
              {found.filter(isOf(url)).map(mark)}
              {failed
                .filter((event) => event.url === url)
                .map(({ seq, at, code }) => (
                  <Mark
                    key={seq}
                    kind="error"
                    style={place(at)}
                    label={fill(words.error, { code, ms: after(at) })}
                    go={() => moment.go(seq + 1)}
                  />
                ))}
            </span>
          </li>
        ))}
        {exchanges.length > 0 && (
          <li>
            <span class="lab-gather-name">{words.server}</span>
            <span class="lab-gather-lane">
              {exchanges.map((exchange) => {
                const { asked, result } = wordsOfExchange(exchange);
                return (
                  <Mark
                    key={exchange.seq}
                    kind="exchange"
                    style={place(exchange.at)}
                    label={`${asked} → ${result ?? ''}`}
                    go={() => moment.go(exchange.seq + 1)}
                  />
                );
              })}
            </span>
          </li>
        )}
      </ol>
      <p class="lab-gather-scale" aria-hidden="true">
        <span>{fill(words.ms, { value: 0 })}</span>
        <span>{fill(words.ms, { value: Math.round(span) })}</span>
      </p>
      {same?.type === 'stun.answered' && (!hasReflexive || isHidden) && (
        <p class="lab-quiet">{fill(hasReflexive ? words.maybeSame : words.sameAddress, { mapped: same.mapped })}</p>
      )}
      {isHidden && <p class="lab-quiet">{words.mdns}</p>}
    </section>
  );
}

type MarkProps = { kind: string; style: { left: string }; label: string; go: () => void };

function Mark({ kind, style, label, go }: MarkProps) {
  return (
    <button
      type="button"
      class="lab-gather-mark"
      data-kind={kind}
      style={style}
      title={label}
      aria-label={label}
      onClick={go}
    />
  );
}
