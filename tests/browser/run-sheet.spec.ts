import { readFile } from 'node:fs/promises';
import { fill } from '#labs/messages/fill.ts';
import { readySheets as readyEn } from '#labs/messages/ready-sheets-en.ts';
import { readySheets as readyKo } from '#labs/messages/ready-sheets-ko.ts';
import { faults } from '#labs/messages/scenarios-en.ts';
import { sheetBounds } from '#labs/model/class/run-sheet.ts';
import { expect, test } from '../support/fixtures.ts';
import { InstructorDesk } from './pages/instructor-desk.ts';
import { languages } from './pages/lab-page.ts';
import { eachTheme, violations } from './support/axe.ts';

for (const language of languages) {
  test(`a desk begins with a sheet that is ready, and takes another one and back, in ${language}`, async ({ page }) => {
    const ready = { en: readyEn, ko: readyKo }[language];
    const [first, other] = [ready['first-hour'], ready['why-calls-fail']];
    const desk = new InstructorDesk(page, language);
    await desk.open();
    await expect(desk.titles()).toHaveText(Object.values(first.items).map(({ title }) => title));
    await desk.unfold(desk.sheet.share.title);
    await desk.button(fill(desk.sheet.share.take, { title: other.title })).click();
    await expect(desk.titles()).toHaveText(Object.values(other.items).map(({ title }) => title));
    await desk.says(fill(desk.sheet.replacedBy, { title: other.title }));
    await desk.button(desk.sheet.undo).click();
    await expect(desk.titles()).toHaveText(Object.values(first.items).map(({ title }) => title));
  });
}

test('a sheet is built from the picker and by an address, set in order, changed, and there after a reload', async ({
  page,
}) => {
  const desk = new InstructorDesk(page);
  const { add, fields } = desk.sheet;
  await desk.open();
  const before = await desk.items().count();

  await desk.unfold(add.title);
  await page.getByLabel(add.fault).selectOption({ label: faults.glare });
  await page.getByLabel(add.view).selectOption('ladder');
  await desk.button(add.add).click();
  await page.getByLabel(add.link).fill('https://192.168.0.7:4321/ko/labs/offer-answer/?view=sdp');
  await desk.button(add.addLink).click();
  await expect(desk.items()).toHaveCount(before + 2);
  await page.getByLabel(add.link).fill('https://example.org/somewhere/');
  await desk.button(add.addLink).click();
  await desk.warns(add.badLink);
  await expect(desk.items()).toHaveCount(before + 2);

  await desk.onItem('edit', faults.glare).click();
  await page.getByLabel(fields.title, { exact: true }).fill('Who gives way?');
  await page.getByLabel(fields.notes).fill('Ask first.\nThen step.');
  await page.getByLabel(fields.minutes).fill('7');
  await expect(page.getByLabel(fields.search)).toHaveValue('fault=glare&view=ladder');
  await desk.button(fields.save).click();
  await expect(desk.onItem('edit', 'Who gives way?')).toBeFocused();

  // The button that was pressed keeps the focus, so that it can be pressed again.
  for (let place = before; place > 0; place -= 1) {
    const up = desk.onItem('up', 'Who gives way?');
    await up.focus();
    await page.keyboard.press('Enter');
    await expect(up).toBeFocused();
    await desk.says(fill(desk.sheet.moved, { title: 'Who gives way?', at: place, of: before + 2 }));
  }
  await expect(desk.titles().first()).toHaveText('Who gives way?');

  const last = 'Offer and answer';
  await desk.onItem('remove', last).click();
  await expect(desk.items()).toHaveCount(before + 1);
  await desk.button(desk.sheet.undo).click();
  await expect(desk.titles().last()).toHaveText(last);
  await desk.onItem('remove', last).click();

  const titles = await desk.titles().allTextContents();
  await page.reload();
  await expect(desk.titles()).toHaveText(titles);
  await desk.onItem('edit', 'Who gives way?').click();
  await expect(page.getByLabel(fields.notes)).toHaveValue('Ask first.\nThen step.');
});

test('an item is dragged to another place', async ({ page }) => {
  const desk = new InstructorDesk(page);
  await desk.open();
  const titles = await desk.titles().allTextContents();
  await desk.items().nth(0).getByText('⠿').dragTo(desk.items().nth(2));
  await expect(desk.titles()).toHaveText([titles[1], titles[2], titles[0], ...titles.slice(3)].map(String));
});

test('a sheet goes out as a file and as an address, and comes back on another device', async ({ page, browser }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const desk = new InstructorDesk(page);
  const { share } = desk.sheet;
  await desk.open();
  await page.getByLabel(desk.sheet.name).fill('Thursday 목요일');
  await desk.unfold(share.title);
  const [download] = await Promise.all([page.waitForEvent('download'), desk.button(share.save).click()]);
  const file = await readFile(await download.path(), 'utf8');
  await desk.button(share.link).click();
  await desk.says(share.copied);
  const address = await page.evaluate(() => navigator.clipboard.readText());
  expect(address.length).toBeLessThan(6_200);

  const context = await browser.newContext();
  const other = new InstructorDesk(await context.newPage());
  await other.page.goto(address);
  await expect(other.page.getByLabel(desk.sheet.name)).toHaveValue(readyEn['first-hour'].title);
  await expect(other.page.getByText(fill(share.came, { title: 'Thursday 목요일', count: 6 }))).toBeVisible();
  // It is asked once: the address has nothing of it any more.
  expect(new URL(other.page.url()).hash).toBe('');
  await other.button(share.useIt).click();
  await expect(other.page.getByLabel(desk.sheet.name)).toHaveValue('Thursday 목요일');

  await other.onItem('remove', (await other.titles().first().textContent())?.trim() ?? '').click();
  await other.unfold(share.title);
  await other.openFile(file);
  await expect(other.titles()).toHaveText(await desk.titles().allTextContents());
  await context.close();
});

test('what is no sheet is told apart, and the own one stays as it was', async ({ page }) => {
  const desk = new InstructorDesk(page);
  const { problems, share } = desk.sheet;
  await desk.open();
  const titles = await desk.titles().allTextContents();
  const file = (items: unknown) => JSON.stringify({ format: 'icebreaker-run-sheet', version: 1, title: '', items });
  const item = { lab: 'mesh', title: '<img src=x onerror="document.title=1">' };
  await desk.unfold(share.title);
  for (const [text, sentence] of [
    ['hello', problems['not-json']],
    ['{"format":"icebreaker-trace","version":3}', problems['not-a-sheet']],
    ['{"format":"icebreaker-run-sheet","version":9}', problems['later-version']],
    [file([{ ...item, minutes: 'long' }]), fill(problems.malformed, { path: 'items.0.minutes' })],
    [file([{ ...item, lab: 'sfu' }]), fill(problems['unknown-lab'], { lab: 'sfu' })],
    [file(Array.from({ length: 61 }, () => item)), fill(problems['too-many'], { most: sheetBounds.items })],
  ] as const) {
    await desk.openFile(text);
    await desk.warns(sentence);
    await expect(desk.titles()).toHaveText(titles);
  }
  for (const [fragment, sentence] of [
    ['#sheet=%%%', problems.damaged],
    [`#sheet=${'A'.repeat(7_000)}`, problems['too-long']],
  ] as const) {
    await page.goto('about:blank');
    await desk.open(fragment);
    await desk.warns(sentence);
    await expect(desk.titles()).toHaveText(titles);
  }
  await desk.unfold(share.title);
  await desk.openFile(file([item]));
  await expect(desk.titles()).toHaveText([item.title]);
  expect(await page.title()).not.toBe('1');
});

test('the timer counts for the class and for the item, down when it is asked to, and goes on after a reload', async ({
  page,
}) => {
  await page.clock.install();
  const desk = new InstructorDesk(page);
  const { timer } = desk.desk;
  await desk.open();
  const part = desk.part(timer.title);
  const seconds = async () => {
    const [minutes = 0, rest = 0] = (await part.getByRole('timer').first().innerText()).split(':').map(Number);
    return minutes * 60 + rest;
  };
  /** Time also passes by itself meanwhile: a minute is more than all of this takes. */
  const isAbout = async (wanted: number) => {
    await expect.poll(seconds).toBeLessThanOrEqual(wanted);
    expect(await seconds()).toBeGreaterThan(wanted - 60);
  };
  await expect(part.getByRole('timer')).toHaveText(['0:00']);
  await part.getByRole('button', { name: timer.start, exact: true }).click();
  await page.clock.fastForward(600_000);
  expect(await seconds()).toBeGreaterThanOrEqual(600);
  await page.getByLabel(timer.counts).selectOption(timer.down);
  await isAbout(35 * 60);
  await page.reload();
  await isAbout(35 * 60);
  await page.clock.fastForward(600_000);
  await isAbout(25 * 60);
  // The clock of the computer is set a day forward: no time has passed.
  await page.clock.setSystemTime(new Date(Date.now() + 86_400_000));
  await page.clock.fastForward(300_000);
  await isAbout(20 * 60);
  await desk.button(timer.pause).click();
  const stopped = await seconds();
  await page.clock.fastForward(300_000);
  expect(await seconds()).toBe(stopped);
});

test('the desk fits a phone and a projector, and axe finds nothing in it', async ({ page }) => {
  const desk = new InstructorDesk(page);
  await desk.open();
  await desk.unfold(desk.sheet.add.title);
  await desk.unfold(desk.sheet.share.title);
  await desk.onItem('edit', readyEn['first-hour'].items['one-call'].title).click();
  for (const theme of eachTheme) {
    await page.evaluate((chosen) => (document.documentElement.dataset['theme'] = chosen), theme);
    expect(await violations(page, theme, 'main')).toEqual([]);
  }
  for (const width of [360, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    const beyond = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    await expect.poll(beyond).toBe(0);
  }
});
