import { readFile } from 'node:fs/promises';
// The types of `window.icebreaker`.
import type {} from '#labs/widgets/scripting.ts';
import { expect, test } from '../support/fixtures.ts';
import { DevicesPanel } from './pages/devices-panel.ts';
import { languages } from './pages/lab-page.ts';
import { launchBrowser } from './support/launch-browser.ts';
import { watchResources } from './support/watched-resources.ts';

for (const language of languages) {
  test(`camera and microphone open together, and a microphone that fails does not cost the camera, in ${language}`, async ({
    page,
  }) => {
    const lab = new DevicesPanel(page, language);
    const { open, errors } = lab.own;
    await lab.open();
    await lab.push(open.both);
    await expect(lab.panel.getByText(open.all)).toBeVisible();
    await expect(lab.choice('videoinput')).toContainText('fake_device_0');

    await lab.push(open.broken);
    await expect(lab.panel.getByText(open.onlyCamera)).toBeVisible();
    // The one for both, and the one for the microphone alone.
    await expect(lab.panel.locator('[data-error="NotReadableError"]')).toHaveCount(2);
    for (const sentence of [errors.ways.busy, errors.simulated])
      await expect(lab.panel.locator('[data-error="NotReadableError"]').last()).toContainText(sentence);
    const granted = (await lab.eventsOf('media.granted')).map(({ tracks }) => tracks.map(({ kind }) => kind).sort());
    expect(granted).toEqual([['audio', 'video'], ['video']]);
  });

  test(`errors are provoked for real, each with its cause and its way out, in ${language}`, async ({ page }) => {
    const lab = new DevicesPanel(page, language);
    const { errors } = lab.own;
    await lab.open();
    const part = lab.part(errors.title);
    const rows = [
      ['width', 'OverconstrainedError', 'constraint'],
      ['deviceId', 'OverconstrainedError', 'constraint'],
      ['nothing', 'TypeError', 'nothingAsked'],
      ['policy', 'NotAllowedError', 'policy'],
      ['detached', 'InvalidStateError', 'detached'],
    ] as const;
    for (const [provocation, name, cause] of rows) {
      await lab.push(errors.provoke[provocation]);
      const refusal = part.locator(`[data-error="${name}"]`);
      await expect(refusal).toContainText(errors.ways[cause]);
      await expect(refusal).not.toContainText(errors.simulated);
      if (cause === 'constraint')
        await expect(refusal).toContainText(errors.causes.constraint.replace('{constraint}', provocation));
    }
    const refused = (await lab.eventsOf('media.refused')).map(({ error }) => error.name);
    expect(refused).toEqual(rows.map(([, name]) => name));

    await lab.push(errors.simulate.replace('{name}', 'NotFoundError'));
    await expect(part.locator('[data-error="NotFoundError"]')).toContainText(errors.simulated);
    // What the lab only says is no fact of the trace.
    expect(await lab.eventsOf('media.refused')).toHaveLength(rows.length);
  });

  test(`a camera is switched in a call without a negotiation, in ${language}`, async ({ page }) => {
    const lab = new DevicesPanel(page, language);
    const { choose } = lab.own;
    await lab.open();
    await lab.push(lab.own.open.both);
    await expect(lab.panel.getByText(lab.own.open.all)).toBeVisible();
    await lab.connect();
    await lab.push(choose.next);
    await expect(lab.fact(choose.negotiations)).toHaveText(choose.noNegotiation);
    await expect(lab.choice('videoinput').locator('option:checked')).toHaveText('fake_device_1');
    const [replaced] = await lab.eventsOf('track.replaced');
    await expect(lab.fact(choose.before)).toHaveText(replaced?.before?.id ?? '');
    await expect(lab.fact(choose.after)).toHaveText(replaced?.after?.id ?? '');
    expect(replaced?.after?.id).not.toBe(replaced?.before?.id);
    // A fake camera has pauses of its own on a busy machine; a drawn one goes on.
    await lab.choice('videoinput').selectOption({ label: lab.own.names.camera.replace('{number}', '1') });
    await expect(lab.fact(choose.after)).not.toHaveText(replaced?.after?.id ?? '');
    await lab.push(choose.next);
    await expect(lab.choice('videoinput').locator('option:checked')).toHaveText(
      lab.own.names.camera.replace('{number}', '2'),
    );
    await expect(lab.fact(choose.gap)).toContainText(/\d+ ms/);
    const gap = (await lab.fact(choose.gap).textContent()) ?? '';
    const [longest = 0, usual = 0] = [...gap.matchAll(/\d+/g)].map(Number);
    expect(usual).toBeGreaterThan(10);
    expect(longest).toBeGreaterThanOrEqual(usual);
    await lab.farPlays();
  });

  test(`a device that is unplugged in a call is replaced, and offered when it is back, in ${language}`, async ({
    page,
  }) => {
    const lab = new DevicesPanel(page, language);
    const { list } = lab.own;
    const [first, second] = ['1', '2'].map((number) => lab.own.names.camera.replace('{number}', number)) as [
      string,
      string,
    ];
    await lab.open();
    await lab.connect();
    await lab.choice('videoinput').selectOption({ label: second });
    await expect(lab.fact(lab.own.choose.negotiations)).toBeVisible();
    await lab.push(list.unplug);
    await expect(lab.panel.getByText(list.lost.replace('{label}', second).replace('{next}', first))).toBeVisible();
    await expect(lab.choice('videoinput').locator('option:checked')).toHaveText(first);
    const types = (await lab.recorded()).map(({ type }) => type);
    const ended = types.indexOf('track.ended');
    expect(ended).toBeGreaterThan(0);
    expect(types.indexOf('track.replaced', ended)).toBeGreaterThan(ended);
    const cameras = (await lab.eventsOf('devices.changed')).map((event) => event.cameras);
    expect(cameras).toEqual([4, 3]);

    await lab.push(list.plugIn);
    await expect(lab.panel.getByText(list.came.replace('{label}', second))).toBeVisible();
    await lab.push(list.useIt);
    await expect(lab.choice('videoinput').locator('option:checked')).toHaveText(second);
  });

  test(`a screen takes the place of the camera and gives it back, in ${language}`, async ({ page }) => {
    const lab = new DevicesPanel(page, language);
    const { screen } = lab.own;
    await lab.open();
    await lab.push(lab.own.open.both);
    await expect(lab.panel.getByText(lab.own.open.all)).toBeVisible();
    await lab.connect();
    await lab.farShape('4:3');
    const described = await lab.eventsOf('description.applied');
    await lab.push(screen.start);
    await expect(lab.panel.getByText(screen.sharing.screen)).toBeVisible();
    await lab.farShape('16:9');
    await lab.push(screen.stop);
    await expect(lab.panel.getByText(screen.ended.page)).toBeVisible();

    await lab.push(screen.startSynthetic);
    await expect(lab.panel.getByText(screen.sharing.synthetic)).toBeVisible();
    await lab.push(screen.stopAsBrowser);
    await expect(lab.panel.getByText(screen.ended.browser)).toBeVisible();
    await lab.farShape('4:3');
    const replaced = await lab.eventsOf('track.replaced');
    const [there, back, again, home] = replaced;
    expect(replaced).toHaveLength(4);
    expect(back?.after?.id).toBe(there?.before?.id);
    expect(home?.after?.id).toBe(there?.before?.id);
    expect((await lab.eventsOf('track.ended')).map(({ track }) => track.id)).toEqual([again?.after?.id]);
    expect(await lab.eventsOf('description.applied')).toHaveLength(described.length);
    const own = (await lab.eventsOf('media.granted')).filter(({ peer }) => peer === 'alice');
    expect(own.map(({ source }) => source)).toEqual(['camera', 'screen', 'synthetic']);
  });
}

test('what is shared is sent, whatever was muted, and who hangs up has nothing to come back to', async ({ page }) => {
  const lab = new DevicesPanel(page);
  const { screen } = lab.own;
  await lab.open();
  await lab.push(screen.startSynthetic);
  await expect(lab.panel.getByText(screen.sharing.synthetic)).toBeVisible();
  await lab.connect();
  await lab.farShape('16:9');
  // A camera that nobody has chosen is not opened: a drawn one takes its place.
  await lab.push(screen.stop);
  await expect(lab.panel.getByText(screen.ended.page)).toBeVisible();
  expect((await lab.eventsOf('media.requested')).filter(({ source }) => source === 'camera')).toEqual([]);

  await lab.press('replaceTrack(null)');
  await expect(lab.button('replaceTrack(null)')).toHaveAttribute('aria-pressed', 'true');
  await lab.push(screen.startSynthetic);
  await expect(lab.button('replaceTrack(null)')).toHaveAttribute('aria-pressed', 'false');
  await lab.farShape('16:9');
  await lab.press('Hang up');
  await expect(lab.panel.getByText(screen.nothing)).toBeVisible();
});

test('what was asked for before a reset is let go, and of a call that is over nothing is said', async ({ page }) => {
  await page.addInitScript(watchResources);
  const lab = new DevicesPanel(page);
  await lab.open();
  await lab.push(lab.own.open.both);
  await expect(lab.panel.getByText(lab.own.open.all)).toBeVisible();
  await lab.connect();
  await lab.push(lab.own.pictures.measure);
  await lab.press('Hang up');
  await expect(lab.panel.getByText(lab.own.open.all)).toHaveCount(0);
  await page.evaluate((name) => {
    const buttons = [...document.querySelectorAll('button')];
    buttons.find(({ textContent }) => textContent === name)?.click();
    void window.icebreaker.lab('media').reset();
  }, lab.own.open.both);
  await expect(lab.panel.getByRole('button', { name: lab.own.open.both, exact: true })).not.toHaveAttribute(
    'aria-disabled',
  );
  await expect
    .poll(() => page.evaluate(() => window.resources.open()))
    .toEqual({ connections: 0, tracks: 0, intervals: 0, audioContexts: 0 });
  await expect(lab.panel.getByText(lab.own.open.all)).toHaveCount(0);
});

test('where no screen can be shared, a synthetic one is offered, and its hint is told to the track', async ({
  page,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(MediaDevices.prototype, 'getDisplayMedia', { value: undefined });
  });
  const lab = new DevicesPanel(page);
  const { screen } = lab.own;
  await lab.open();
  await expect(lab.panel.getByText(screen.missing)).toBeVisible();
  await expect(lab.panel.getByRole('button', { name: screen.start, exact: true })).toHaveCount(0);
  await lab.connect();
  await lab.panel.getByLabel(screen.hint).selectOption('text');
  await lab.push(screen.startSynthetic);
  await lab.farShape('16:9');
  await expect(lab.fact(screen.limitation)).toHaveText(/^(?:none|cpu|bandwidth|other)$/);
});

test('names are hidden before permission and told after it, and both are shown', async ({
  playwright,
  launchOptions,
  server,
}) => {
  await using browser = await launchBrowser(playwright, launchOptions, { without: '--use-fake-ui-for-media-stream' });
  const context = await browser.newContext({ baseURL: server.url, locale: 'en-US' });
  const page = await context.newPage();
  const lab = new DevicesPanel(page);
  const { list } = lab.own;
  await lab.open();
  const cameras = lab.part(list.title).getByRole('row', { name: lab.own.kinds.videoinput });
  await expect(cameras).toContainText(list.hidden);
  await expect(cameras).not.toContainText('fake_device_0');
  await lab.push(list.unplug);
  await context.grantPermissions(['camera', 'microphone'], { origin: new URL(server.url).origin });
  await lab.push(lab.own.open.both);
  await expect(lab.panel.getByText(lab.own.open.all)).toBeVisible();
  await expect(cameras.getByRole('cell').first()).toContainText(list.hidden);
  await expect(cameras.getByRole('cell').last()).toContainText('fake_device_0');
  const labelled = (await lab.eventsOf('devices.changed')).map(({ isLabelled }) => isLabelled);
  expect([labelled[0], labelled.at(-1)]).toEqual([false, true]);
  expect(JSON.stringify(await lab.recorded())).not.toContain('fake_device');
});

test('constraints are asked, compared with what is possible and got, and refused by name', async ({ page }) => {
  const lab = new DevicesPanel(page);
  const { constraints } = lab.own;
  await lab.open();
  await lab.push(lab.own.open.both);
  await expect(lab.panel.getByText(lab.own.open.all)).toBeVisible();
  const part = lab.part(constraints.title);
  const video = part.getByRole('group', { name: constraints.video, exact: true }).first();
  const row = (name: string) => video.getByRole('row').filter({ hasText: name });
  const wish = async (member: string, strength: string, value: string) => {
    await video.getByLabel(constraints.strength.replace('{member}', member)).selectOption(strength);
    await video.getByLabel(constraints.value.replace('{member}', member)).fill(value);
  };
  await expect(row('width').getByRole('cell')).toHaveText(['–', '1 … 3840', '640', constraints.verdicts.free]);
  await wish('width', 'ideal', '320');
  await wish('height', 'ideal', '240');
  await wish('frameRate', 'max', '10');
  await video.getByRole('button', { name: constraints.apply }).click();
  await expect(row('width').getByRole('cell')).toHaveText(['ideal: 320', '1 … 3840', '320', constraints.verdicts.met]);
  await expect(row('frameRate').getByRole('cell').last()).toHaveText(constraints.verdicts.met);
  await wish('width', 'exact', '99999');
  await video.getByRole('button', { name: constraints.apply }).click();
  await expect(video.getByRole('alert')).toContainText('OverconstrainedError: width');
  await expect(row('width').getByRole('cell').nth(2)).toHaveText('320');
});

test('the far side is heard by a chosen speaker, its level shows, and a snapshot is saved', async ({ page }) => {
  const lab = new DevicesPanel(page);
  const { pictures, speaker } = lab.own;
  await lab.open();
  await lab.connect();
  await lab.choice('audiooutput').selectOption({ label: 'Fake Audio Output 2' });
  await lab.push(speaker.hear);
  const audio = lab.panel.locator('audio');
  await expect.poll(() => audio.evaluate((element: HTMLAudioElement) => element.sinkId.length)).toBe(64);
  await expect.poll(() => audio.evaluate((element: HTMLAudioElement) => element.muted)).toBe(false);

  await lab.push(pictures.measure);
  for (const side of [pictures.own, pictures.far]) {
    const meter = lab.panel.getByRole('meter', { name: pictures.level.replace('{name}', side) });
    await expect.poll(() => meter.evaluate((element: HTMLMeterElement) => element.value)).toBeGreaterThan(0.2);
  }
  await lab.push(pictures.stop);

  await lab.push(pictures.snapshot.replace('{name}', pictures.far));
  await expect(lab.panel.getByRole('img')).toBeVisible();
  const saving = page.waitForEvent('download');
  await lab.panel.getByRole('link', { name: pictures.save }).click();
  const png = await readFile(await (await saving).path());
  expect(png.subarray(1, 4).toString()).toBe('PNG');
});
