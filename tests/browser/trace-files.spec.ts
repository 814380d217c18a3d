import { readFile } from 'node:fs/promises';
import type { LabErrorCode } from '#labs/model/errors.ts';
import { fill } from '#labs/messages/fill.ts';
import { formatTrace, parseTrace, traceVersion } from '#labs/model/codec.ts';
import { buildTrace, of } from '../support/build-trace.ts';
import { expect, test } from '../support/fixtures.ts';
import { fresh, LabPage, languages } from './pages/lab-page.ts';
import { LoopbackLab } from './pages/loopback-lab.ts';

/** A caller whose call has failed: nothing a healthy lab would show. */
const saved = buildTrace(
  { type: 'connection.created', configuration: {} },
  { type: 'ice-connection.changed', state: 'checking' },
  { type: 'connection.changed', state: 'connecting' },
  { type: 'ice-connection.changed', state: 'failed' },
  { type: 'connection.changed', state: 'failed' },
  ...of('bob', { type: 'connection.created', configuration: {} }),
);

async function seesSaved(lab: LabPage): Promise<void> {
  await lab.shows('alice', { ...fresh, 'ice-connection': 'failed', connection: 'failed' });
  await lab.shows('bob', fresh);
  await expect(lab.events()).toHaveCount(saved.events.length);
}

test('a saved trace is a file that holds the call, and opens again', async ({ page }) => {
  const lab = new LoopbackLab(page);
  const { frame } = lab.words.common;
  await lab.open();
  await expect(lab.button(frame.saveTrace)).toBeDisabled();
  await lab.start();
  await lab.isConnected();
  await lab.hangUp();

  const downloading = page.waitForEvent('download');
  await lab.press(frame.saveTrace);
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('loopback-call.trace.json');
  const text = await readFile(await download.path(), 'utf8');
  const trace = parseTrace(text);
  expect(trace.recordedBy).toMatch(/^Chrome\/\d+$/);
  expect(trace.events.filter(({ type }) => type === 'connection.created')).toHaveLength(2);
  await expect(lab.events()).toHaveCount(trace.events.length);

  await lab.reset();
  await lab.openTrace('mine.json', text);
  await expect(lab.events()).toHaveCount(trace.events.length);
  await lab.shows('bob', { signaling: 'closed', connection: 'closed' });
});

for (const language of languages) {
  test(`an opened trace takes the place of the live lab until one goes back, in ${language}`, async ({ page }) => {
    const lab = new LoopbackLab(page, language);
    const { frame } = lab.words.common;
    await lab.open();
    await lab.openTrace('failed.json', formatTrace(saved));
    await seesSaved(lab);
    const date = await page.evaluate(([time, language]) => new Date(time).toLocaleString(language), [
      saved.startedAt,
      language,
    ] as const);
    await expect(lab.lab.getByRole('note').filter({ hasText: fill(frame.replaying, { date }) })).toBeVisible();
    await lab.press(frame.backToLive);
    await lab.showsBoth(fresh);
    await expect(lab.lab.getByText(lab.words.common.events.empty)).toBeVisible();
    await lab.start();
    await lab.isConnected();
  });
}

type BadFile = { what: string; text: string; code: LabErrorCode; details?: Record<string, string | number> };

const badFiles: readonly BadFile[] = [
  { what: 'a file that is not JSON', text: 'v=0\r\no=- 1 2 IN IP4 127.0.0.1', code: 'trace/not-json' },
  { what: 'an empty file', text: '', code: 'trace/not-json' },
  { what: 'a file of another program', text: '{"getUserMedia":[],"PeerConnections":{}}', code: 'trace/not-a-trace' },
  { what: 'a list', text: '[]', code: 'trace/not-a-trace' },
  {
    what: 'a trace of a newer Icebreaker',
    text: JSON.stringify({ ...saved, version: 7 }),
    code: 'trace/unknown-version',
    details: { version: 7, known: traceVersion },
  },
  {
    what: 'a trace with a state nobody knows',
    text: formatTrace(saved).replace('"checking"', '"<b>chequing</b>"'),
    code: 'trace/malformed',
    details: { path: 'events.1.state' },
  },
  {
    what: 'a trace without events',
    text: JSON.stringify({ ...saved, events: null }),
    code: 'trace/malformed',
    details: { path: 'events' },
  },
];

for (const language of languages) {
  test(`a file that is no trace is refused with the reason, in ${language}`, async ({ page }) => {
    const lab = new LoopbackLab(page, language);
    const { errors, frame } = lab.words.common;
    await lab.open();
    for (const { what, text, code, details = {} } of badFiles) {
      await test.step(what, async () => {
        await lab.openTrace('bad.json', text);
        await lab.warns(fill(errors[code], details));
        await lab.press(frame.dismiss);
        await expect(lab.lab.getByRole('alert')).toHaveCount(0);
      });
    }
    await lab.start();
    await lab.isConnected();
  });
}

test('a bad file leaves the trace that is open where it is', async ({ page }) => {
  const lab = new LoopbackLab(page);
  await lab.open();
  await lab.openTrace('failed.json', formatTrace(saved));
  await seesSaved(lab);
  await lab.openTrace('bad.json', '{');
  await lab.warns(lab.words.common.errors['trace/not-json']);
  await seesSaved(lab);
});

for (const [name, title] of [
  ['two-tab-call', 'A call between two tabs'],
  ['offer-answer', 'Offer and answer, call by call'],
] as const) {
  test(`the lab ${name} opens a trace too`, async ({ page }) => {
    const lab = new LabPage(page, 'en', name, () => title);
    await lab.open();
    const offered = buildTrace(
      { type: 'connection.created', configuration: {} },
      {
        type: 'call.started',
        call: 'setLocalDescription#0',
        method: 'setLocalDescription',
        arguments: [{ type: 'offer', sdp: 'v=0' }],
      },
      { type: 'signaling.changed', state: 'have-local-offer' },
    );
    await lab.openTrace('offered.json', formatTrace(offered));
    await lab.shows('alice', { signaling: 'have-local-offer' });
    await expect(lab.events()).toHaveCount(offered.events.length);
    await lab.press(lab.words.common.frame.backToLive);
    await lab.shows('alice', { signaling: 'stable' });
  });
}
