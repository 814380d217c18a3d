import { expect, test } from 'vitest';
import { publish, type PublishedLog, type PublishingState } from '#labs/drivers/relay/publish.ts';
import type { Json } from '#labs/model/json.ts';
import type { RelayAnswer, RelayRequest } from '#labs/model/relay/wire.ts';

const topic = 'T'.repeat(26);
const opened = { type: 'opened', topic, short: topic.slice(0, 6), token: 'K'.repeat(26) } as const;

/** A publisher whose server is the test. */
function startPublisher(first: PublishedLog | null, firstKey?: string) {
  const sent: RelayRequest[] = [];
  const states: PublishingState[] = [];
  const told: Json[] = [];
  const listeners = new Set<(answer: RelayAnswer) => void>();
  let [log, key] = [first, firstKey];
  const publishing = publish(
    {
      send: (request) => void sent.push(request),
      isOpen: () => true,
      onOpen(listener) {
        listener();
        return () => {};
      },
      onLost: () => () => {},
      onAnswer(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    {
      ...{ token: opened.token, log: () => log, onTopic: () => {}, onState: (state) => void states.push(state) },
      key: () => key ?? '',
      onTold: (what) => void told.push(what),
    },
  );
  return {
    ...{ publishing, states, told },
    /** What was sent since this was last asked. */
    sent: () => sent.splice(0),
    hear: (answer: RelayAnswer) => [...listeners].forEach((listener) => listener(answer)),
    setLog: (next: PublishedLog) => void (log = next),
    setKey: (next: string) => void (key = next),
  };
}

const publication = (epoch: string, from: number, entries: readonly Json[]) => ({
  ...{ type: 'publish', topic, epoch, from, entries },
});

test('a new epoch is published while it is empty, where the server has another', () => {
  const page = startPublisher({ epoch: 'new', entries: [] });
  page.hear({ ...opened, known: { epoch: 'old', length: 3 } });
  expect(page.sent().slice(1)).toEqual([publication('new', 0, [])]);
  page.hear({ type: 'published', topic, epoch: 'new', length: 0 });
  page.publishing.poke();
  expect(page.sent()).toEqual([]);
  page.setLog({ epoch: 'new', entries: [1] });
  page.publishing.poke();
  expect(page.sent()).toEqual([publication('new', 0, [1])]);
});

test.each([{ log: null }, { log: { epoch: 'wall', entries: [] } }])(
  'where the server has nothing, $log is nothing to say',
  ({ log }) => {
    const page = startPublisher(log);
    page.hear({ ...opened, known: null });
    expect(page.sent()).toHaveLength(1);
  },
);

test('a log that is not there yet leaves what the server has', () => {
  const page = startPublisher(null);
  page.hear({ ...opened, known: { epoch: 'old', length: 3 } });
  expect(page.sent()).toHaveLength(1);
  page.setLog({ epoch: 'old', entries: [1, 2, 3, 4] });
  page.publishing.poke();
  expect(page.sent()).toEqual([publication('old', 3, [4])]);
});

test('what is refused as not ours is another’s by now: it is said, and nothing more is published', () => {
  const page = startPublisher({ epoch: 'one', entries: [1] });
  page.hear({ ...opened, known: null });
  page.hear({ type: 'refused', topic, code: 'not-yours', message: '' });
  expect(page.states).toEqual(['open', 'replaced']);
  page.sent();
  page.setLog({ epoch: 'one', entries: [1, 2] });
  page.publishing.poke();
  expect(page.sent()).toEqual([]);
});

test('another key opens the topic anew, and nothing is published between', () => {
  const page = startPublisher({ epoch: 'one', entries: [1] }, 'first');
  page.hear({ ...opened, known: null });
  expect(page.sent()).toEqual([{ type: 'open', token: opened.token, key: 'first' }, publication('one', 0, [1])]);
  page.publishing.changeKey();
  expect(page.sent()).toEqual([]);
  page.setKey('second');
  page.publishing.changeKey();
  page.setLog({ epoch: 'one', entries: [1, 2] });
  page.publishing.poke();
  expect(page.sent()).toEqual([{ type: 'open', token: opened.token, key: 'second' }]);
  // Changed once more before the server has answered.
  page.setKey('third');
  page.publishing.changeKey();
  page.hear({ type: 'published', topic, epoch: 'one', length: 1 });
  page.hear({ ...opened, known: { epoch: 'one', length: 1 } });
  expect(page.sent()).toEqual([{ type: 'open', token: opened.token, key: 'third' }]);
  page.hear({ ...opened, known: { epoch: 'one', length: 1 } });
  expect(page.sent()).toEqual([publication('one', 1, [2])]);
  page.hear({ type: 'tell', topic, what: { do: 'step' } });
  expect(page.told).toEqual([{ do: 'step' }]);
});
