import { inspector as words } from '#labs/messages/inspector-en.ts';
import { fill } from '#labs/messages/fill.ts';
import { inspector as koWords } from '#labs/messages/inspector-ko.ts';
import { expect, test } from '../support/fixtures.ts';
import { Inspector } from './pages/inspector.ts';
import { languages } from './pages/lab-page.ts';
import { LoopbackLab } from './pages/loopback-lab.ts';

test('tabs are led by keys as tabs are', async ({ page }) => {
  const lab = new LoopbackLab(page);
  const inspector = new Inspector(lab);
  await lab.open();
  await lab.see();
  await inspector.tab('happened').focus();
  await page.keyboard.press('ArrowRight');
  await expect(inspector.tab('code')).toBeFocused();
  await expect(inspector.tab('code')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('End');
  await expect(inspector.tab('findings')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(inspector.tab('happened')).toBeFocused();
});

for (const language of languages) {
  test(`every tab tells of a call that is up, ${language}`, async ({ page }) => {
    const lab = new LoopbackLab(page, language);
    const inspector = new Inspector(lab);
    const { peers } = lab.words.common;
    await lab.open();
    await lab.start();
    await lab.isConnected();

    await inspector.open('code');
    await expect(inspector.panel.getByText('alice.inbox.onCandidate')).toBeVisible();
    await inspector.open('ladder');
    const offer = inspector.panel.getByRole('button', { name: /offer/ });
    await offer.press('Enter');
    await expect(inspector.panel.getByText('a=group:BUNDLE')).toBeVisible();
    await inspector.open('sdp');
    await expect(inspector.panel.getByText('v=0', { exact: true })).toBeVisible();
    await expect(inspector.panel.getByRole('link', { name: /^RFC 8866/ }).first()).toHaveAttribute('href', /rfc8866/);
    await inspector.open('candidates');
    await expect(inspector.panel.getByRole('table')).toHaveCount(4);
    await expect(inspector.panel.getByRole('button', { name: 'host' }).first()).toBeVisible();
    await inspector.open('pairs');
    await expect(inspector.panel.getByRole('table', { name: peers.alice })).toContainText('succeeded');
    await inspector.open('findings');
    await expect(inspector.tab('findings')).not.toContainText(/\d/);
  });
}

test('the code that runs is lit, and moves with the moment', async ({ page }) => {
  const lab = new LoopbackLab(page);
  const inspector = new Inspector(lab);
  await lab.open();
  for (let done = 1; done <= 5; done += 1) {
    await lab.step();
    await lab.saysStep(done);
  }
  await inspector.open('code');
  const lit = inspector.panel.getByRole('listitem').filter({ hasText: words.code.running });
  await expect(lit).toContainText('await alice.pc.setLocalDescription(alice.created);');
  await inspector.slider.focus();
  await page.keyboard.press('Home');
  await expect(lit).toHaveCount(0);
  await page.keyboard.press('PageUp');
  await expect(lit).toHaveCount(1);
  await expect(lit).not.toContainText('setLocalDescription(');
});

test('two descriptions are compared, and one section is picked out', async ({ page }) => {
  const lab = new LoopbackLab(page);
  const inspector = new Inspector(lab);
  await lab.open();
  await lab.start();
  await lab.isConnected();
  await inspector.open('sdp');
  await inspector.panel
    .getByLabel(words.sdp.section)
    .selectOption({ label: fill(words.sdp.sectionName, { kind: 'video', mid: '1' }) });
  await expect(inspector.panel.getByText('v=0', { exact: true })).toHaveCount(0);
  await inspector.panel.getByLabel(words.sdp.compare).selectOption({ index: 1 });
  await expect(inspector.panel.getByText(`${words.sdp.changes.changed}.`).first()).toBeVisible();
  await inspector.panel.getByLabel(words.sdp.onlyChanges).uncheck();
  await expect(inspector.panel.getByText(`${words.sdp.changes.same}.`).first()).toBeVisible();
});

test('a part that cannot be loaded says so, and can be tried again', async ({ page }) => {
  const lab = new LoopbackLab(page);
  const inspector = new Inspector(lab);
  const { failed, again } = lab.words.common.tools.inspector;
  await page.route('**/lab-words/en.json', (route) => route.abort());
  await lab.open();
  await lab.see();
  await inspector.tab('pairs').click();
  await expect(inspector.panel.getByText(failed)).toBeVisible();
  await page.unroute('**/lab-words/en.json');
  await lab.press(again);
  await expect(inspector.panel.getByText(words.pairs.empty)).toBeVisible();
});

test('only the words of the page’s language are fetched', async ({ page }) => {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
  const lab = new LoopbackLab(page, 'ko');
  await lab.open();
  await lab.see();
  await new Inspector(lab).open('pairs');
  await expect(lab.lab.getByText(koWords.pairs.empty)).toBeVisible();
  expect(fetched.filter((path) => path.startsWith('/lab-words/'))).toEqual(['/lab-words/ko.json']);
});
