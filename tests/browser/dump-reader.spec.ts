import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { expect, test } from '../support/fixtures.ts';
import { readDump } from '#labs/model/importers/read-dump.ts';
import { formatTrace } from '#labs/model/codec.ts';
import { emptyTrace } from '#labs/model/trace.ts';
import { largeDump } from '../bench/dump-files.ts';
import { DumpReader, jsonFile } from './pages/dump-reader.ts';
import { Inspector } from './pages/inspector.ts';
import { connected, languages } from './pages/lab-page.ts';
import { LessonPage } from './pages/lesson-page.ts';
import { LoopbackLab } from './pages/loopback-lab.ts';

const example = await readFile('src/public/dumps/chromium-call.json', 'utf8');

for (const language of languages) {
  test(`a dump of a call becomes machines, a ladder, graphs and findings, in ${language}`, async ({ page }) => {
    const lab = new DumpReader(page, language);
    await lab.open();
    await expect(lab.lab.getByText(lab.own.drop)).toBeVisible();
    await lab.openExample('works');
    await lab.says(lab.own.status.both);
    await lab.showsBoth(connected);
    await expect(lab.overview().getByRole('row')).toHaveCount(3);
    const sent = lab.lab.locator('[data-graph="sent"]');
    await sent.scrollIntoViewIfNeeded();
    await expect(sent.locator('canvas')).toBeVisible();
    const inspector = new Inspector(lab);
    await inspector.open('ladder');
    await expect(inspector.panel).toContainText('offer');
    await expect(inspector.panel).toContainText('answer');
  });
}

test('every series can be searched and looked at, those of the browser’s own derivation too', async ({ page }) => {
  const lab = new DumpReader(page);
  await lab.open();
  await lab.openExample('works');
  await lab.says(lab.own.status.both);
  await lab.lab.getByText(lab.own.series.title).click();
  await lab.lab.getByRole('searchbox', { name: /series/ }).fill('[bytesReceived_in_bits/s]');
  const found = lab.lab.locator('.lab-series-list > li');
  await expect(found.first()).toContainText('[bytesReceived_in_bits/s]');
  await found.first().locator('summary').click();
  await expect(found.first().locator('figcaption')).toContainText('values, from');
});

test('one connection alone can be shown, and the call again', async ({ page }) => {
  const lab = new DumpReader(page);
  await lab.open();
  await lab.openExample('works');
  await lab.says(lab.own.status.both);
  await lab.lab.locator('.lab-controls').getByRole('combobox').selectOption({ index: 1 });
  await lab.says(lab.own.status.one);
  await expect.poll(async () => new Set((await lab.trace()).events.map(({ peer }) => peer)).size).toBe(1);
  await lab.lab.locator('.lab-controls').getByRole('combobox').selectOption({ index: 0 });
  await lab.says(lab.own.status.both);
});

test('a zipped dump, two dumps at once, and a trace are opened alike', async ({ page }) => {
  const lab = new DumpReader(page);
  await lab.open();
  await lab.choose({ name: 'dump.gz', mimeType: 'application/gzip', buffer: gzipSync(example) });
  await lab.says(lab.own.status.both);

  // Each end in a file of its own, as from two machines.
  const { PeerConnections, ...rest } = JSON.parse(example) as { PeerConnections: Record<string, unknown> };
  const [one, other] = Object.entries(PeerConnections).map(([id, connection]) => ({
    ...rest,
    PeerConnections: { [id]: connection },
  }));
  await lab.choose(jsonFile('one.json', one), jsonFile('other.json', other));
  await lab.says(lab.own.status.both);
  await expect(lab.overview().getByRole('listitem')).toHaveCount(2);

  await lab.choose(jsonFile('trace.json', formatTrace(emptyTrace('2026-01-01T00:00:00.000Z', 'Chrome/156'))));
  await expect(lab.lab.getByText(lab.words.common.frame.replayed)).toBeVisible();
});

test('what cannot be read is told, and the next file is read all the same', async ({ page }) => {
  const lab = new DumpReader(page);
  const { errors } = lab.words.common;
  await lab.open();
  await lab.choose(jsonFile('hello.txt', 'hello'));
  await lab.warns(errors['dump/not-a-dump']);
  await lab.choose(jsonFile('cut.json', example.slice(0, 5000)));
  await lab.warns(errors['dump/cut-off']);
  await lab.choose({ name: 'broken.gz', mimeType: 'application/gzip', buffer: gzipSync(example).subarray(0, 900) });
  await lab.warns(errors['dump/cut-off']);
  await lab.choose(jsonFile('other.json', { hello: 'there' }));
  await lab.warns(errors['dump/not-a-dump']);
  await lab.choose(jsonFile('empty.json', { PeerConnections: {}, getUserMedia: [] }));
  await lab.says(lab.own.status.noConnection);
  await lab.openExample('works');
  await lab.says(lab.own.status.both);
});

test('what is opened last is what is shown, and what is closed stays closed', async ({ page }) => {
  const lab = new DumpReader(page);
  await lab.open();
  const large = jsonFile('large.json', largeDump(10));
  await lab.choose(large);
  await lab.choose(jsonFile('call.json', example));
  await lab.says(lab.own.status.both);
  await expect(lab.overview()).toContainText('call.json');
  await lab.choose(large);
  await lab.button(lab.own.close).click();
  await lab.says(lab.own.status.empty);
  // The same reader answers this only after all that was asked before.
  await lab.openExample('fails');
  await lab.says(lab.own.status.both);
  await expect(lab.overview()).toContainText('chromium-failed.json');
});

test('nothing of a dump is taken for HTML', async ({ page }) => {
  const lab = new DumpReader(page);
  const evil = '<img src=x onerror="document.title=1">';
  const log = [{ timestamp: 1_700_000_000_000, type: evil, value: evil }];
  const stats = { [`${evil}-${evil}`]: { startTime: evil, endTime: evil, statsType: evil, values: `["${'<b>'}"]` } };
  const media = [{ rid: 1, pid: 1, request_id: 1, request_type: 'getUserMedia', origin: evil, audio: evil }];
  await lab.open();
  await lab.choose(
    jsonFile(`${evil}.json`, {
      UserAgent: evil,
      getUserMedia: media,
      PeerConnections: { [evil]: { url: evil, rtcConfiguration: evil, updateLog: log, stats } },
    }),
  );
  await lab.says(lab.own.status.one);
  await expect(lab.overview()).toContainText(evil);
  for (const summary of await lab.overview().locator('summary').all()) await summary.click();
  await expect(lab.lab.locator('img')).toHaveCount(0);
  expect(await page.title()).not.toBe('1');
});

test('a trace of a lab is saved in the browser’s format, and comes back as it was', async ({ page }) => {
  const loopback = new LoopbackLab(page);
  await loopback.open();
  await loopback.start();
  await loopback.isConnected();
  await loopback.press(loopback.words.common.tools.keep.button);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: loopback.words.common.tools.keep.saveDump }).click();
  const text = await readFile(await (await download).path(), 'utf8');
  expect(readDump(text).connections).toHaveLength(2);

  const lab = new DumpReader(page);
  await lab.open();
  await lab.choose(jsonFile('call.dump.json', text));
  await lab.says(lab.own.status.both);
  await lab.showsBoth(connected);
});

test('lesson 23: the dump decides why a call is stuck', async ({ page }) => {
  const lesson = new LessonPage(page, 'reading-webrtc-internals');
  const lab = new DumpReader(page);
  await lesson.open();
  await lab.openExample('fails');
  await lab.says(lab.own.status.both);
  await lesson.isDone('Open the dump of the call that never connects, and find what is missing.');
  await lab.openExample('works');
  await lesson.isDone('Open a dump of a call that connected');
});
