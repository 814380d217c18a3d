import { useRef, useState } from 'preact/hooks';
import type { IceMessages } from '#labs/messages/ice-en.ts';
import { fill } from '#labs/messages/fill.ts';
import type { ServerTest } from '#labs/drivers/ice-session.ts';
import type { ServerVerdict } from '#labs/model/ice/server-verdict.ts';

type Props = {
  list: () => Promise<readonly ServerTest[]>;
  onFailed: (cause: unknown) => void;
  words: IceMessages['test'];
};
type Line = { url: string; verdict: ServerVerdict | null };

/** Tries each server by itself, and says what works, what does not, and why. */
export function SelfTest({ list, onFailed, words }: Props) {
  const [lines, setLines] = useState<readonly Line[] | null>(null);
  const running = useRef<AbortController | null>(null);
  const [isRunning, setRunning] = useState(false);

  const run = async () => {
    const own = (running.current = new AbortController());
    setRunning(true);
    try {
      const servers = await list();
      setLines(servers.map(({ url }) => ({ url, verdict: null })));
      for (const [index, { test }] of servers.entries()) {
        if (own.signal.aborted) break;
        const verdict = await test(own.signal);
        setLines((before) => before?.map((line, place) => (place === index ? { ...line, verdict } : line)) ?? null);
      }
    } catch (cause) {
      onFailed(cause);
    } finally {
      setRunning(false);
    }
  };
  return (
    <section class="lab-test" aria-label={words.title}>
      <h3>{words.title}</h3>
      <p class="lab-quiet">{words.explain}</p>
      <button type="button" class="lab-button" onClick={() => (isRunning ? running.current?.abort() : void run())}>
        {isRunning ? words.cancel : words.run}
      </button>
      {lines?.length === 0 && <p>{words.none}</p>}
      <ul aria-live="polite">
        {lines?.map(({ url, verdict }) => (
          <li key={url} data-verdict={verdict?.id}>
            <code>{url}</code> {verdict === null ? words.running : sentenceOf(verdict, words)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function sentenceOf(verdict: ServerVerdict, words: Props['words']): string {
  const { id, ...values } = verdict;
  return fill(words.verdicts[id], 'ms' in values ? { ...values, ms: values.ms.toFixed(0) } : values);
}
