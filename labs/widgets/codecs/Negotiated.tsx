import { useState } from 'preact/hooks';
import { errorFacts } from '#labs/drivers/sanitise.ts';
import type { TraceSource } from '#labs/drivers/trace-store.ts';
import type { CodecMessages } from '#labs/messages/codecs-en.ts';
import { fill } from '#labs/messages/fill.ts';
import { noNegotiations, stepNegotiations, type OfferedCodec } from '#labs/model/codecs/negotiated.ts';
import { useFold } from '../hooks/use-trace.ts';
import { Notice } from '../parts/Notice.tsx';
import { mediaKinds } from './PreferenceLists.tsx';

type Props = {
  source: TraceSource;
  /** The call is this page's own: what the browser hides here, it can be asked for here. */
  isLive: boolean;
  words: CodecMessages;
};

/** Offered, answered, used: three things that need not be the same. */
export function Negotiated({ source, isLive, words: { negotiated: words, kinds } }: Props) {
  const negotiations = useFold(source, stepNegotiations, noNegotiations);
  const [refused, setRefused] = useState<string | null>(null);
  const isHidden = negotiations.video.used !== null && negotiations.video.used.encoder === null;
  const ask = async () => {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      for (const track of stream.getTracks()) track.stop();
      setRefused(null);
    } catch (cause) {
      setRefused(errorFacts(cause).message);
    }
  };
  const names = (codecs: readonly OfferedCodec[] | null) =>
    codecs === null ? words.unknown : [...new Set(codecs.map(({ name }) => name))].join(', ') || '–';
  return (
    <section class="lab-negotiated" aria-label={words.title}>
      <h3>{words.title}</h3>
      <div class="lab-dump-table" tabIndex={0} role="group" aria-label={words.title}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.kind}</th>
              <th scope="col">{words.offered}</th>
              <th scope="col">{words.answered}</th>
              <th scope="col">{words.used}</th>
              <th scope="col">{words.coders}</th>
            </tr>
          </thead>
          <tbody>
            {mediaKinds.map((kind) => {
              const { offered, answered, used } = negotiations[kind];
              return (
                <tr key={kind} data-kind={kind}>
                  <th scope="row">{kinds[kind]}</th>
                  <td>{names(offered)}</td>
                  <td>{names(answered)}</td>
                  <td>{used ? fill(words.type, { name: used.name, type: used.payloadType }) : words.unknown}</td>
                  <td>
                    {[used?.encoder, used?.decoder].filter(Boolean).map((name) => (
                      <code key={name}>{name} </code>
                    ))}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {isLive && isHidden && (
        <Notice tone="note" action={{ label: words.ask, run: () => void ask() }}>
          {words.hidden}
        </Notice>
      )}
      {refused !== null && <Notice tone="problem">{fill(words.notAsked, { message: refused })}</Notice>}
    </section>
  );
}
