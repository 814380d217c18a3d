import { useEffect, useRef, useState } from 'preact/hooks';
import type { IceMessages } from '#labs/messages/ice-en.ts';
import { fill } from '#labs/messages/fill.ts';
import type { ServerTest } from '#labs/drivers/ice-session.ts';
import type { ServerVerdict } from '#labs/model/ice/server-verdict.ts';

type Props = {
  list: () => Promise<readonly ServerTest[]>;
  onFailed: (cause: unknown) => void;
  words: IceMessages['test'];
};
type Line = { url: string; verdict: ServerVerdict | 'running' | 'stopped' };

/** Tries each server by itself, and says what works, what does not, and why. */
export function SelfTest({ list, onFailed, words }: Props) {
  const [lines, setLines] = useState<readonly Line[] | null>(null);
  const [running, setRunning] = useState<AbortController | null>(null);
  const latest = useRef<AbortController | null>(null);
  useEffect(() => () => latest.current?.abort(), []);

  const run = async () => {
    const own = (latest.current = new AbortController());
    const { signal } = own;
    setRunning(own);
    setLines(null);
    const say = (index: number, verdict: Line['verdict']) =>
      setLines((before) => before?.map((line, place) => (place === index ? { ...line, verdict } : line)) ?? null);
    try {
      const servers = await list();
      if (signal.aborted) return;
      setLines(servers.map(({ url }) => ({ url, verdict: 'running' })));
      const tests = servers.map(async ({ test }, index) => {
        try {
          say(index, await test(signal));
        } catch (cause) {
          say(index, 'stopped');
          if (!signal.aborted) throw cause;
        }
      });
      await Promise.all(tests);
    } catch (cause) {
      own.abort();
      onFailed(cause);
    } finally {
      setRunning(null);
    }
  };
  return (
    <section class="lab-test" aria-label={words.title}>
      <h3>{words.title}</h3>
      <p class="lab-quiet">{words.explain}</p>
      <button type="button" class="lab-button" onClick={() => (running ? running.abort() : void run())}>
        {running ? words.cancel : words.run}
      </button>
      {lines?.length === 0 && <p>{words.none}</p>}
      <ul aria-live="polite">
        {lines?.map(({ url, verdict }) => (
          <li key={url} data-verdict={typeof verdict === 'string' ? verdict : verdict.id}>
            <code>{url}</code> {typeof verdict === 'string' ? words[verdict] : sentenceOf(verdict, words)}
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
