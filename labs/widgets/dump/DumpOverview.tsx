import type { Choice } from '#labs/drivers/dump-reader.ts';
import type { DumpMessages } from '#labs/messages/dump-en.ts';
import { fill } from '#labs/messages/fill.ts';
import type { MediaRequest } from '#labs/model/importers/dump.ts';
import type { DumpSummary } from '#labs/model/importers/summary.ts';

type Props = { summary: DumpSummary; choice: Choice | null; lang: string; words: DumpMessages };

/** What is in the dump: whose it is, its connections, what was asked of the devices, and what we could not read. */
export function DumpOverview({ summary: { files, connections }, choice, lang, words }: Props) {
  const { overview } = words;
  const dateOf = (at: number | null) => (at === null ? overview.unknownTime : new Date(at).toLocaleString(lang));
  const media = files.flatMap((file) => file.media);
  const unknown = files.flatMap((file) => file.unknown);
  const isRough = connections.some((connection) => connection.isRough);
  return (
    <section class="lab-dump" aria-label={overview.title}>
      <h3>{overview.title}</h3>
      <ul class="lab-dump-files">
        {files.map(({ name, format, userAgent }, index) => (
          <li key={index}>
            <strong>{name}</strong> <span class="lab-quiet">{words.formats[format]}</span>
            <code>{userAgent || overview.unknownBrowser}</code>
          </li>
        ))}
      </ul>
      {connections.length > 0 && (
        <div class="lab-dump-table" tabIndex={0} role="group" aria-label={overview.connections}>
          <table>
            <caption>{overview.connections}</caption>
            <thead>
              <tr>
                <th scope="col">{overview.id}</th>
                {files.length > 1 && <th scope="col">{overview.file}</th>}
                <th scope="col">{overview.page}</th>
                <th scope="col">{overview.started}</th>
                <th scope="col">{overview.lasted}</th>
                <th scope="col">{overview.ended}</th>
                <th scope="col">{overview.entries}</th>
              </tr>
            </thead>
            <tbody>
              {connections.map((each, index) => (
                <tr key={index} data-shown={choice?.some((shown) => shown === index) || undefined}>
                  <th scope="row">
                    <code>{each.id}</code>
                  </th>
                  {files.length > 1 && <td class="lab-dump-url">{files[each.file]?.name}</td>}
                  <td class="lab-dump-url">{each.url}</td>
                  <td>{dateOf(each.startedAt)}</td>
                  <td>{fill(overview.seconds, { seconds: (each.duration / 1000).toFixed(1) })}</td>
                  <td>
                    <code>{each.connection ?? each.ice ?? overview.noState}</code>
                  </td>
                  <td>{each.entries}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {isRough && <p class="lab-quiet">{overview.rough}</p>}
      {media.length > 0 && (
        <details>
          <summary>{fill(overview.media, { count: media.length })}</summary>
          <ul class="lab-dump-media">
            {media.map((request, index) => (
              <li key={index}>
                <code>{request.kind}</code> {dateOf(request.at)} <span class="lab-quiet">{request.origin}</span>
                <p>
                  {(['audio', 'video'] as const).map(
                    (kind) => request[kind] !== null && <code key={kind}>{`${kind}: ${request[kind]}`}</code>,
                  )}
                </p>
                <p>{outcomeOf(request.outcome)}</p>
              </li>
            ))}
          </ul>
        </details>
      )}
      {connections.some(({ configuration }) => configuration !== null) && (
        <details>
          <summary>{overview.configurations}</summary>
          <dl class="lab-dump-configurations">
            {connections.map(({ id, configuration }, index) => (
              <div key={index}>
                <dt>
                  <code>{id}</code>
                </dt>
                <dd>
                  <pre tabIndex={0}>{JSON.stringify(configuration, null, 2)}</pre>
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      {unknown.length > 0 && (
        <details>
          <summary>{fill(overview.unknown, { count: unknown.length })}</summary>
          <ul class="lab-dump-unknown">
            {unknown.map(({ name, count }) => (
              <li key={name}>
                <code>{name}</code> × {count}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );

  function outcomeOf(outcome: MediaRequest['outcome']): string {
    const { outcomes } = overview;
    if (outcome.state !== 'refused') return outcomes[outcome.state];
    return fill(outcomes.refused, { name: outcome.name, message: outcome.message });
  }
}
