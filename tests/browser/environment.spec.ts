import { fill } from '#labs/messages/fill.ts';
import { expect, test } from '../support/fixtures.ts';
import { languages } from './pages/lab-page.ts';
import { LoopbackLab } from './pages/loopback-lab.ts';
import { OfferAnswerLab } from './pages/offer-answer-lab.ts';
import { TwoTabLab } from './pages/two-tab-lab.ts';
import { launchBrowser } from './support/launch-browser.ts';

for (const language of languages) {
  test(`without WebRTC every lab says what is missing, in ${language}`, async ({ page }) => {
    await page.addInitScript(() => {
      for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection']) Reflect.deleteProperty(globalThis, name);
    });
    const loopback = new LoopbackLab(page, language);
    const { noWebRtc } = loopback.words.common.environment;
    await loopback.open();
    await loopback.warns(noWebRtc);
    for (const button of [loopback.words.loopback.start, loopback.words.loopback.step])
      await expect(loopback.button(button)).toBeDisabled();

    const offerAnswer = new OfferAnswerLab(page, language);
    await offerAnswer.open();
    await offerAnswer.warns(noWebRtc);
    await expect(offerAnswer.callButton('alice', 'setLocalDescription(offer)')).toBeDisabled();

    const twoTab = new TwoTabLab(page, language);
    await twoTab.open();
    await twoTab.warns(noWebRtc);
  });

  test(`without WebSocket the two-tab lab says so, in ${language}`, async ({ page }) => {
    await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'WebSocket'));
    const lab = new TwoTabLab(page, language);
    await lab.open();
    await lab.says(lab.words.common.environment.noWebSocket);
    const loopback = new LoopbackLab(page, language);
    await loopback.open();
    await loopback.start();
    await loopback.isConnected();
  });

  test(`an address that names no lab is told so, in ${language}`, async ({ page }) => {
    const base = language === 'ko' ? '/ko' : '';
    const { errors } = new LoopbackLab(page, language).words.common;
    for (const name of ['nonsense', '<img src=x onerror=alert(1)>']) {
      await page.goto(`${base}/labs/?lab=${encodeURIComponent(name)}`);
      await expect(page.getByRole('alert')).toHaveText(fill(errors['lab/unknown'], { name }));
    }
    await page.goto(`${base}/labs/?lab=two-tab-call&room=ABC234`);
    await expect(page).toHaveURL(`${base}/labs/two-tab-call/?room=ABC234`);
    await new TwoTabLab(page, language).saysStatus('alone');
  });

  test(`over plain HTTP on a network the synthetic source works, and the lab says why devices do not, in ${language}`, async ({
    playwright,
    launchOptions,
    server,
    troubles,
  }) => {
    // A name that is neither localhost nor an address of this machine: no secure context.
    await using browser = await launchBrowser(playwright, launchOptions, {
      with: ['--host-resolver-rules=MAP lab.test 127.0.0.1'],
    });
    const context = await browser.newContext({ baseURL: `http://lab.test:${server.port}/` });
    troubles.watch(context);
    const lab = new LoopbackLab(await context.newPage(), language);
    const { environment, sources } = lab.words.common;
    await lab.open();
    expect(await lab.page.evaluate(() => isSecureContext)).toBe(false);
    await expect(lab.lab.getByText(environment.insecure)).toBeVisible();
    for (const source of [sources.camera, sources.microphone]) {
      await expect(lab.lab.getByRole('option', { name: source })).toHaveAttribute('disabled');
    }
    await lab.start();
    await lab.isConnected();
    await lab.plays('bob', 'remote');

    const alice = new TwoTabLab(lab.page, language);
    await alice.open();
    await alice.openRoom();
    const bob = await alice.openOtherTab();
    await alice.call('raw');
    await alice.isConnected('alice');
    await bob.isConnected('bob');
    // Nothing can be copied here by pressing a button, so there is none; the link itself stands there.
    await expect(alice.button(alice.words.twoTab.copyLink)).toHaveCount(0);
    await expect(alice.link(/room=/)).toBeVisible();
    troubles.forgive(/foreign host: (http|ws):\/\/lab\.test/);
  });
}

test('without WebSocket there is no room to be opened, and the sentence says why', async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'WebSocket'));
  const lab = new TwoTabLab(page);
  await lab.open();
  await lab.says(lab.words.common.environment.noWebSocket);
  await expect(lab.button(lab.words.twoTab.openRoom)).toBeDisabled();
});

test('without JavaScript the page says what it is needed for', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '' });
  const page = await context.newPage();
  const lab = new LoopbackLab(page);
  await page.goto('/labs/loopback-call/');
  // Text in a noscript element is not looked up by its words.
  const notice = page.locator('noscript p');
  await expect(notice).toBeVisible();
  await expect(notice).toHaveText(lab.words.common.environment.noScript);
  await context.close();
});
