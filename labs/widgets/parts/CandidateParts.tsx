import { useState } from 'preact/hooks';
import type { IceMessages } from '#labs/messages/ice-en.ts';
import { fill } from '#labs/messages/fill.ts';
import type { InspectorMessages } from '#labs/messages/inspector-en.ts';
import type { FoundCandidate } from '#labs/model/views/gathering.ts';

type Props = { found: readonly FoundCandidate[]; words: IceMessages['parts']; kinds: InspectorMessages['candidates'] };

/** One candidate line, part by part, each with a sentence. */
export function CandidateParts({ found, words, kinds }: Props) {
  const [chosen, choose] = useState<number | null>(null);
  const candidate = found.find(({ seq }) => seq === chosen) ?? found.at(-1);
  if (!candidate?.parsed) return null;
  return (
    <section class="lab-parts" aria-label={words.title}>
      <h3>{words.title}</h3>
      <label class="lab-field">
        <span>{words.which}</span>
        <select value={candidate.seq} onChange={({ currentTarget }) => choose(Number(currentTarget.value))}>
          {found.map(({ seq, parsed, line }) => (
            <option key={seq} value={seq}>
              {parsed ? `${parsed.type} ${parsed.protocol} ${parsed.address}:${parsed.port}` : line}
            </option>
          ))}
        </select>
      </label>
      <dl>
        {partsOf(candidate.line).map(([part, text], index) => (
          <div key={index}>
            <dt>
              <code>{text}</code>
            </dt>
            <dd>
              {fill(words[part], {
                ...candidate.parsed?.priority,
                kind: kinds.classes[candidate.parsed?.addressClass ?? 'hidden'],
                meaning: kinds.types[candidate.parsed?.type ?? 'host'],
              })}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

type Part = Exclude<keyof IceMessages['parts'], 'title' | 'which'>;

/** The line in its pieces, none of them lost. @see https://www.rfc-editor.org/rfc/rfc8839#section-5.1 */
function partsOf(line: string): readonly (readonly [Part, string])[] {
  const [
    foundation = '',
    component = '',
    transport = '',
    priority = '',
    address = '',
    port = '',
    ,
    type = '',
    ...more
  ] = line.replace(/^a=/, '').split(' ');
  const rest: string[] = [];
  const named: (readonly [Part, string])[] = [];
  for (let index = 0; index < more.length; index += 2) {
    const pair = more.slice(index, index + 2).join(' ');
    const part = extensions[more[index] ?? ''];
    if (part) named.push([part, pair]);
    else rest.push(pair);
  }
  return [
    ['foundation', foundation],
    ['component', component],
    ['transport', transport],
    ['priority', priority],
    ['address', address],
    ['port', port],
    ['type', `typ ${type}`],
    ...named,
    ...(rest.length > 0 ? [['rest', rest.join(' ')] as const] : []),
  ];
}

const extensions: Readonly<Record<string, Part>> = {
  raddr: 'related',
  rport: 'related',
  tcptype: 'tcpType',
  ufrag: 'ufrag',
};
