import { fill } from '#labs/messages/fill.ts';
import { expect, test } from '../support/fixtures.ts';
import { fresh, languages } from './pages/lab-page.ts';
import { LoopbackLab } from './pages/loopback-lab.ts';
import { launchBrowser } from './support/launch-browser.ts';

test('with the camera chosen the callee sees the camera', async ({ page }) => {
  const lab = new LoopbackLab(page);
  const { sentences } = lab.words.common.events;
  await lab.open();
  await lab.chooseSource('camera');
  await lab.start();
  await lab.isConnected();
  await lab.plays('alice', 'local');
  await lab.plays('bob', 'remote');
  await expect(lab.events().filter({ hasText: fill(sentences['media.granted'], { source: 'camera' }) })).toHaveCount(1);
});

test('with the microphone alone only sound goes over, both ways', async ({ page }) => {
  const lab = new LoopbackLab(page);
  const { sentences } = lab.words.common.events;
  await lab.open();
  await lab.chooseSource('microphone');
  await lab.start();
  await lab.isConnected();
  const received = (kind: string) => lab.events().filter({ hasText: fill(sentences['track.received'], { kind }) });
  await expect(received('audio')).toHaveCount(2);
  await expect(received('video')).toHaveCount(0);
});

for (const language of languages) {
  test(`a camera that the browser refuses is explained, and the synthetic source leads on, in ${language}`, async ({
    playwright,
    launchOptions,
    baseURL,
    troubles,
  }) => {
    // Without the fake permission of the other tests the browser says no to whoever asks.
    await using browser = await launchBrowser(playwright, launchOptions, { without: '--use-fake-ui-for-media-stream' });
    const context = await browser.newContext({ baseURL: baseURL ?? '' });
    troubles.watch(context);
    const lab = new LoopbackLab(await context.newPage(), language);
    const { media } = lab.words.common;
    await lab.open();
    for (const source of ['camera', 'microphone'] as const) {
      await lab.chooseSource(source);
      await lab.start();
      await lab.warns(fill(media.NotAllowedError, { source: media.nouns[source] }));
      await lab.press(media.useSynthetic);
      await lab.says(lab.words.loopback.status.ready);
    }
    await lab.showsBoth(fresh);
    await lab.start();
    await lab.isConnected();
    await lab.plays('bob', 'remote');
  });
}

const failures = [
  { name: 'NotFoundError', sentence: 'NotFoundError' },
  { name: 'NotReadableError', sentence: 'NotReadableError' },
  { name: 'OverconstrainedError', sentence: 'other' },
] as const;

for (const { name, sentence } of failures) {
  test(`a device that fails with ${name} is explained`, async ({ page }) => {
    await page.addInitScript((error) => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('Not now.', error));
    }, name);
    const lab = new LoopbackLab(page);
    const { media } = lab.words.common;
    await lab.open();
    await lab.chooseSource('camera');
    await lab.start();
    await lab.warns(fill(media[sentence], { source: media.nouns.camera, name }));
    await lab.press(media.useSynthetic);
    await lab.start();
    await lab.isConnected();
  });
}
