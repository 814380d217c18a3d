import type { Page } from 'playwright/test';
import { asleepMs } from '#labs/model/compare/other-tab.ts';
import { expect, test } from '../support/fixtures.ts';
import { violations, eachTheme } from './support/axe.ts';
import { bothOf, expectCausesFirst, twoTabs } from './pages/compared-tab.ts';
import { Inspector } from './pages/inspector.ts';
import { connected, languages } from './pages/lab-page.ts';
import { TwoTabLab } from './pages/two-tab-lab.ts';

for (const mode of ['peerjs', 'raw'] as const) {
  test(`each tab shows both sides of one call, merged on one clock, in mode ${mode}`, async ({
    page,
    browser,
    baseURL,
    troubles,
  }) => {
    const alice = new TwoTabLab(page);
    await alice.open();
    const room = await alice.openRoom();
    // Another context, which shares nothing with the first but the server.
    const context = await browser.newContext({ baseURL: baseURL ?? '' });
    troubles.watch(context);
    const bob = new TwoTabLab(await context.newPage());
    await bob.open(`?room=${room}`);
    await alice.saysStatus('together');
    const [inAlice, inBob] = bothOf(alice, bob);

    await test.step('one tab asks, and the other says that it shares', async () => {
      await expect(inBob.notice).toHaveCount(0);
      await inAlice.press();
      await expect(inAlice.button).toHaveAttribute('aria-pressed', 'true');
      await inAlice.saysOf('here');
      await inAlice.isAligned();
      await expect(inBob.notice).toBeVisible();
      await expect(inBob.button).toHaveAttribute('aria-pressed', 'false');
    });

    await test.step('the other tab compares too, and each lights the machines of both', async () => {
      await inBob.press();
      await bob.call(mode);
      await alice.plays('alice', 'remote');
      await bob.plays('bob', 'remote');
      for (const tab of [inAlice, inBob]) {
        await tab.tab.showsBoth(connected);
        await tab.isAligned();
        await expect(tab.row('role')).toContainText('made the offer');
        await expect(tab.row('role')).toContainText('answered');
        await expect(tab.row('audio-direction')).toContainText('the same');
        await expect(tab.row('video-codec')).toContainText('VP8');
        await expect(tab.row('candidates')).toContainText('host →');
        for (const subject of ['connected', 'picture'] as const)
          await expect(tab.row(subject)).toContainText(/first, by about \d+ ms|closer than the clocks/);
      }
    });

    await test.step('what one sends stands beside what the other receives', async () => {
      for (const tab of [inAlice, inBob]) {
        for (const from of ['alice', 'bob'] as const) {
          for (const kind of ['video', 'audio'] as const) {
            await expect(async () => {
              const [sent, received] = await tab.figures(from, kind).getByRole('cell').allTextContents();
              expect(Number(sent)).toBeGreaterThan(0);
              expect(Number(received)).toBeGreaterThan(0);
            }).toPass();
          }
        }
      }
    });

    await test.step('every message is sent before it comes, and nothing of comparing is a message', async () => {
      for (const tab of [inAlice, inBob]) {
        const merged = await tab.merged();
        expect(expectCausesFirst(merged)).toBeGreaterThanOrEqual(4);
        expect(new Set(merged.events.map(({ peer }) => peer)).size).toBe(2);
        expect(JSON.stringify(merged)).not.toContain('ASIDE');
        await expect(new Inspector(tab.tab).tab('findings')).toHaveText(/^\D*$/);
      }
    });

    await test.step('comparing ends where it began, and the call goes on', async () => {
      await inAlice.press();
      await expect(inBob.notice).toHaveCount(0);
      await expect(alice.messages('OFFER', 'received')).toHaveCount(1);
      await bob.hangUp();
      await alice.saysStatus('hungUp');
    });
    await context.close();
  });
}

/** By then the server would have noticed a lost way. */
const patient = { timeout: asleepMs + 10_000 };

test('over the TURN server too, both sides are seen, and each knows its relay candidates', async ({ page }) => {
  const { alice, inAlice, inBob } = await twoTabs(page, '?path=relay');
  await inBob.press();
  await alice.call('raw');
  await alice.saysStatus('connectedRelayed');
  await inBob.tab.showsBoth(connected);
  await inBob.isAligned();
  await expect(inBob.row('candidates')).toContainText('relay → relay');
  expect(expectCausesFirst(await inBob.merged())).toBeGreaterThan(3);
  await expect(inAlice.notice).toBeVisible();
});

test('a tab that comes late to compare sees the whole of the other side', async ({ page }) => {
  const { alice, bob, inAlice } = await twoTabs(page);
  await alice.call('raw');
  await alice.isConnected('alice');
  await bob.isConnected('bob');
  await inAlice.press();
  await alice.showsBoth(connected);
  await inAlice.isAligned();
  const { events } = await inAlice.merged();
  expect(events.filter(({ peer, type }) => peer === 'bob' && type === 'connection.created')).toHaveLength(1);
});

test('a tab that is reloaded is told from one that is closed, and goes on sharing and comparing by itself', async ({
  page,
}) => {
  const { alice, bob, inAlice, inBob } = await twoTabs(page);
  await inAlice.press();
  await inBob.press();
  await inBob.saysOf('here');
  await inAlice.saysOf('here');
  await alice.call('raw');
  await inAlice.isAligned();
  await bob.page.reload();
  await inAlice.says('reloaded');
  await inAlice.saysOf('here');
  await expect(inBob.button).toHaveAttribute('aria-pressed', 'true');
  await inBob.saysOf('here');
  await alice.hangUp();
  await bob.call('raw');
  for (const tab of [inAlice, inBob]) {
    await tab.tab.showsBoth(connected);
    await tab.isAligned();
  }
  expectCausesFirst(await inAlice.merged());
  await bob.page.close();
  await inAlice.saysOf('going');
  await inAlice.saysOf('closed');
  const { events } = await inAlice.merged();
  expect(events.some(({ peer }) => peer === 'bob')).toBe(true);
});

test('a frozen tab is quiet, then asleep: still in the room, and awake again when it is thawed', async ({
  page,
  context,
}) => {
  const { bob, inAlice } = await twoTabs(page);
  await inAlice.press();
  await inAlice.saysOf('here');
  const devtools = await context.newCDPSession(bob.page);
  // As a frozen page: nothing in it runs, and its socket stays. A page that counts as seen cannot be frozen itself.
  await devtools.send('Debugger.enable');
  await devtools.send('Debugger.pause');
  await inAlice.saysOf('quiet');
  await inAlice.saysOf('asleep', patient);
  await inAlice.tab.saysStatus('together');
  await devtools.send('Debugger.disable');
  await inAlice.saysOf('here');
});

test('who does not want to share presses once, and once to share again', async ({ page }) => {
  const { alice, bob, inAlice, inBob } = await twoTabs(page);
  await inAlice.press();
  await inAlice.saysOf('here');
  await bob.press(inBob.own.sharing.stop);
  await inAlice.saysOf('declines');
  await expect(inBob.notice).toHaveCount(0);
  await alice.call('raw');
  await alice.saysStatus('connected');
  // Half of an earlier time would be taken for a call in which bob does not answer.
  expect((await inAlice.merged()).events.filter(({ peer }) => peer === 'bob')).toEqual([]);
  await bob.press(inBob.own.sharing.start);
  await inAlice.saysOf('here');
  await alice.showsBoth(connected);
});

test('no message between two tabs is said to have taken no time, or to a tenth of a millisecond', async ({ page }) => {
  const { alice, inAlice } = await twoTabs(page);
  await inAlice.press();
  await alice.call('raw');
  await alice.showsBoth(connected);
  await inAlice.isAligned();
  const inspector = new Inspector(alice);
  await inspector.open('ladder');
  await expect(
    inspector.panel.getByRole('button', { name: /arrived (within \d+|after \d+ to \d+) ms/ }),
  ).not.toHaveCount(0);
  await expect(inspector.panel.getByRole('button', { name: /arrived after [\d.]+ ms/ })).toHaveCount(0);
});

/** Both sides of a call that is up, held where a connection is made. */
async function comparedAtBeginning(page: Page) {
  const { alice, inAlice } = await twoTabs(page);
  await inAlice.press();
  await alice.call('raw');
  await alice.showsBoth(connected);
  const inspector = new Inspector(alice);
  await inspector.event('makes a connection').click();
  return { alice, inAlice, inspector };
}

test('comparing ends at the moment that is held, and begins there', async ({ page }) => {
  const { alice, inAlice, inspector } = await comparedAtBeginning(page);
  await inAlice.press();
  await expect(inAlice.button).toHaveAttribute('aria-pressed', 'false');
  await alice.shows('alice', { connection: 'new' });
  await inAlice.press();
  await inAlice.saysOf('here');
  await alice.shows('alice', { connection: 'new' });
  await inspector.goLive();
  await alice.showsBoth(connected);
});

test('the moment stays at its event while the other side goes on, and both sides stand still at it', async ({
  page,
}) => {
  const { alice, inspector } = await comparedAtBeginning(page);
  const shown = await inspector.count();
  const text = await inspector.slider.getAttribute('aria-valuetext');
  await alice.shows('alice', { connection: 'new' });
  const whole = inspector.slider;
  const total = Number(await whole.getAttribute('aria-valuemax'));
  await expect.poll(async () => Number(await whole.getAttribute('aria-valuemax'))).toBeGreaterThan(total + 4);
  expect(await inspector.count()).toBe(shown);
  // The sentence also says how many there are, and there are more now.
  expect((await whole.getAttribute('aria-valuetext'))?.split(':').at(-1)).toBe(text?.split(':').at(-1));
  await inspector.goLive();
  await alice.showsBoth(connected);
});

for (const language of languages) {
  test(`a page that compares keeps nobody out, in ${language}`, async ({ page }) => {
    const alice = new TwoTabLab(page, language);
    await alice.open();
    await alice.openRoom();
    const bob = await alice.openOtherTab();
    const [inAlice] = bothOf(alice, bob);
    await inAlice.press();
    await alice.call('raw');
    await alice.showsBoth(connected);
    await inAlice.isAligned();
    await expect(inAlice.figures('alice', 'video')).toBeVisible();
    for (const theme of eachTheme) {
      await page.emulateMedia({ colorScheme: theme });
      for (const each of [page, bob.page]) expect(await violations(each, theme, '.lab')).toEqual([]);
    }
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    // What the table comes to is to be seen without scrolling sideways.
    const verdict = inAlice.row('role').getByRole('cell').last();
    await verdict.scrollIntoViewIfNeeded();
    await expect(verdict).toBeInViewport({ ratio: 1 });
    const { width = 0 } = (await verdict.boundingBox()) ?? {};
    expect(width).toBeGreaterThan(200);
  });
}
