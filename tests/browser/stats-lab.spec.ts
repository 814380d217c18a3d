import { readFile } from 'node:fs/promises';
import { expect, test } from '../support/fixtures.ts';
import { graphIds } from '#labs/model/stats/metrics.ts';
import { LessonPage } from './pages/lesson-page.ts';
import { languages } from './pages/lab-page.ts';
import { StatsLab } from './pages/stats-lab.ts';

for (const language of languages) {
  test(`every graph of a call has lines, a title and the latest values in words, in ${language}`, async ({ page }) => {
    const lab = new StatsLab(page, language);
    await lab.open();
    await expect(lab.lab.getByText(lab.own.graphs.empty)).toBeVisible();
    await lab.connect();
    for (const id of graphIds) {
      await lab.graph(id).scrollIntoViewIfNeeded();
      await expect(lab.graph(id).locator('canvas')).toBeVisible();
      await expect(lab.graph(id)).toContainText(lab.own.graphs.titles[id]);
      await expect(lab.graph(id)).toContainText(lab.own.graphs.read[id]);
    }
    // Rates of both directions, once a second sample has come.
    for (const id of ['sent', 'received'] as const) {
      await expect(lab.graph(id).getByRole('listitem')).toHaveCount(4);
      await expect(lab.graph(id)).not.toContainText(lab.own.graphs.nothing);
    }
    await lab.bothAre('good', 30_000);
  });
}

test('every report is there, can be searched, and leads to the reports it names', async ({ page }) => {
  const lab = new StatsLab(page);
  await lab.open();
  await lab.connect();
  await expect(lab.graph('sent')).toBeVisible();
  await lab.press(lab.own.hangUp);
  await lab.lab.getByText(lab.own.reports.title).click();
  const alice = lab.lab.getByRole('region', { name: lab.words.common.peers.alice, exact: true }).last();
  const { events } = await lab.trace();
  const last = events.findLast((event) => event.type === 'stats.sampled' && event.peer === 'alice');
  const reports = last?.type === 'stats.sampled' ? last.reports : [];
  expect(reports.length).toBeGreaterThan(10);
  await expect(alice.locator('summary')).toHaveCount(reports.length);

  await lab.lab.getByRole('searchbox', { name: lab.own.reports.search }).fill('framesEncoded');
  await expect(alice.locator('summary')).toHaveCount(1);
  await alice.locator('summary').click();
  await lab.lab.getByRole('searchbox', { name: lab.own.reports.search }).fill('');
  const outbound = reports.find(({ type, kind }) => type === 'outbound-rtp' && kind === 'video');
  const codec = String(outbound?.['codecId']);
  await alice.getByRole('button', { name: codec, exact: true }).click();
  await expect(alice.getByText(/video\/(VP8|VP9|H264|AV1)/)).toBeVisible();

  await lab.lab.getByRole('searchbox', { name: lab.own.reports.search }).fill('<b>nothing</b>');
  await expect(alice).toContainText('“<b>nothing</b>”');
});

test('what is drawn can be held, looked at closely, gone to and saved', async ({ page }) => {
  const lab = new StatsLab(page);
  await lab.open();
  await lab.connect();
  const sent = lab.graph('sent');
  await sent.scrollIntoViewIfNeeded();
  await expect(sent).not.toContainText(lab.own.graphs.nothing);
  await lab.press(lab.own.graphs.hold);
  const over = sent.locator('.u-over');
  const box = (await over.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await page.mouse.move(box.x + box.width * 0.3, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.7, box.y + 20, { steps: 4 });
  await page.mouse.up();
  await expect(lab.lab.getByText(lab.own.graphs.zoomed)).toBeVisible();
  await lab.press(lab.own.graphs.unzoom);
  await lab.press(lab.own.graphs.go);

  const saved = page.waitForEvent('download');
  await lab.press(lab.own.graphs.save);
  const csv = await readFile(await (await saved).path(), 'utf8');
  const [head, ...rows] = csv.trim().split('\r\n');
  expect(head).toBe('at,peer,metric,unit,kind,rid,report,value');
  expect(new Set(rows.map((row) => row.split(',')[1]))).toEqual(new Set(['alice', 'bob']));
  expect(rows.some((row) => /received-rate,kbit\/s,video,,\S+,\d/.test(row))).toBe(true);

  await over.click({ position: { x: box.width / 2, y: 20 } });
  await expect(lab.button(lab.words.common.tools.moment.backToLive)).toBeVisible();
});

test('lessons 19 and 20: loss is seen, judged, mended, and totals are wrong about it', async ({ page }) => {
  test.setTimeout(180_000);
  const stats = new LessonPage(page, 'get-stats');
  const lab = new StatsLab(page);
  const question = 'A call goes on for a while.';
  await stats.open();
  await stats.answer(question, 'It goes up and down with the bitrate');
  await lab.connect();
  await stats.isDone('See video arrive on both sides, as a rate.');
  await stats.decides(question, 'It only ever grows', 'It goes up and down with the bitrate');
  await stats.isOpen('Let a sample show a loss', 'no-loss');
  await lab.slide(lab.words.network.loss, 20);
  await stats.isDone('Let a sample show a loss');

  const quality = new LessonPage(page, 'connection-quality');
  await quality.open();
  await quality.answer('A call of half a minute', 'fair or poor');
  await lab.connect();
  await lab.bothAre('good', 30_000);
  await lab.slide(lab.words.network.loss, 30);
  await lab.bothAre('poor', 30_000);
  await expect(lab.verdict('alice')).toContainText('of the packets are lost');
  await quality.isOpen('Make a call poor', 'not-good-again');
  await lab.slide(lab.words.network.loss, 0);
  await lab.bothAre('good', 90_000);
  await quality.isDone('Make a call poor');
  await quality.decides('A call of half a minute', 'fair or poor', 'fair or poor');
});
