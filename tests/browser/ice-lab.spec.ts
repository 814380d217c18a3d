import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { fill } from '#labs/messages/fill.ts';
import { expect, test } from '../support/fixtures.ts';
import { IceLab } from './pages/ice-lab.ts';
import { languages } from './pages/lab-page.ts';
import { launchBrowser } from './support/launch-browser.ts';
import { candidateTypes, selectedTypes } from './support/relay-counters.ts';

for (const language of languages) {
  test(`candidates come from where they were asked for, and are taken apart, in ${language}`, async ({ page }) => {
    const lab = new IceLab(page, language);
    await lab.open();
    await lab.choose('none');
    await lab.gather();
    await expect(lab.marks('host').first()).toBeVisible();
    await expect(lab.marks('relay')).toHaveCount(0);

    await lab.choose('turn', 'relay');
    await lab.press(lab.own.stop);
    await lab.gather();
    await expect(lab.marks('host')).toHaveCount(0);
    await expect(lab.marks('relay').first()).toBeVisible();
    await expect(lab.marks('Allocate → 401').first()).toBeVisible();
    const parts = lab.lab.getByRole('region', { name: lab.own.parts.title });
    await expect(parts).toContainText('typ relay');
    await expect(parts).toContainText(lab.own.parts.foundation);
    expect(candidateTypes((await lab.trace()).events)).toEqual(new Set(['relay']));
  });
}

test('a relay pair is selected on both sides, and when its way is cut, ICE takes the other', async ({
  page,
  server,
}) => {
  test.setTimeout(90_000);
  const lab = new IceLab(page);
  await lab.open();
  await lab.choose('two-turns', 'relay');
  await lab.gather();
  await lab.meet();
  const { events } = await lab.trace();
  for (const peer of ['alice', 'bob'] as const)
    expect(selectedTypes(events.filter((event) => event.peer === peer))).toEqual(['relay', 'relay']);
  const matrix = lab.lab.getByRole('group', { name: lab.own.pairs.title });
  await expect(matrix.getByRole('cell', { name: lab.own.pairs.selected })).toHaveCount(1);

  const first = await lab.selected();
  const own = events.filter(({ peer }) => peer === 'alice');
  const [host, port] = first.split(':');
  const candidate = own
    .flatMap((event) => (event.type === 'candidate.gathered' && event.candidate) || [])
    .find(({ candidate: line }) => line.includes(` ${host} ${port} typ relay`));
  // The ways have the numbers of the links, in the order in which they were given.
  const links = own.flatMap((event) => (event.type === 'turn.linked' ? [event.urls] : []));
  const way = links.findIndex((urls) => urls.includes(candidate?.url ?? '')) + 1;
  expect(way).toBeGreaterThan(0);
  await lab.press(fill(lab.own.pairs.cut, { number: way }));
  await expect.poll(() => lab.selected(), { timeout: 40_000 }).not.toBe(first);
  await lab.says(lab.own.status.connected);

  await lab.press(lab.own.stop);
  const health = async () =>
    ((await (await fetch(`${server.url}api/health`)).json()) as { allocations: number }).allocations;
  await expect.poll(health).toBe(0);
});

test('own servers are checked, kept on the device, tested, and their credentials stay out of the trace', async ({
  page,
}) => {
  test.setTimeout(90_000);
  // Something that takes packets and never answers.
  const deaf = createSocket('udp4');
  deaf.bind({ address: '127.0.0.1', port: 0 });
  await once(deaf, 'listening');
  const url = `stun:127.0.0.1:${deaf.address().port}`;
  const lab = new IceLab(page);
  await lab.open();
  await lab.choose('own');
  await lab.addServer('http://a.example');
  await lab.warns(lab.own.own.problems.scheme);
  await lab.addServer('turn:127.0.0.1:3478');
  await lab.warns(lab.own.own.problems.credentials);
  await lab.addServer(url);
  await lab.addServer(`turn:127.0.0.1:${deaf.address().port}`, 'someone', 'secret-word');
  await page.reload();
  await lab.choose('own');
  await expect(lab.lab.getByRole('region', { name: lab.own.own.title }).getByRole('listitem')).toHaveCount(2);

  await lab.press(lab.own.test.run);
  await expect(lab.verdict(url)).toContainText(lab.own.test.verdicts.timeout, { timeout: 30_000 });

  await lab.press(lab.own.gather);
  await lab.says(new RegExp(`Waiting for .*${url}`));
  expect(JSON.stringify(await lab.trace())).not.toContain('secret-word');
  await lab.press(lab.own.reset);
  deaf.close();
});

test('a test that is broken off says nothing of the servers', async ({ page }) => {
  const deaf = createSocket('udp4');
  deaf.bind({ address: '127.0.0.1', port: 0 });
  await once(deaf, 'listening');
  const url = `stun:127.0.0.1:${deaf.address().port}`;
  const lab = new IceLab(page);
  await lab.open();
  await lab.choose('own');
  await lab.addServer(url);
  await lab.addServer(url);
  await lab.warns(lab.own.own.problems.known);
  await lab.press(lab.own.test.run);
  await expect(lab.verdict(url)).toContainText(lab.own.test.running);
  await lab.press(lab.own.test.cancel);
  await expect(lab.verdict(url)).toContainText(lab.own.test.stopped);
  await lab.press(lab.own.test.run);
  await expect(lab.verdict(url)).toContainText(lab.own.test.running);
  await lab.choose('none');
  await expect(lab.verdict(url)).toHaveCount(0);
  await lab.press(lab.own.test.run);
  await expect(lab.lab.getByText(lab.own.test.none)).toBeVisible();
  deaf.close();
});

test('with nothing gathered on either side nothing is said to be checked', async ({ page }) => {
  const lab = new IceLab(page);
  await lab.open();
  await lab.choose('none', 'relay');
  await lab.gather();
  await lab.says(lab.own.status.completeNone);
  await lab.press(lab.own.meet);
  await lab.says(lab.own.status.noneToCheck);
  await expect(lab.lab.getByText(lab.own.status.stale)).toHaveCount(0);
  await lab.choose('turn', 'relay');
  await lab.says(lab.own.status.stale);
});

test('where names hide the addresses of this machine, what STUN saw is explained', async ({
  playwright,
  launchOptions,
  server,
}) => {
  await using browser = await launchBrowser(playwright, launchOptions, { without: '--use-fake-ui-for-media-stream' });
  const page = await browser.newPage({ baseURL: server.url });
  const lab = new IceLab(page);
  await lab.open();
  await lab.choose('stun');
  await lab.gather();
  await expect(lab.marks('host').first()).toHaveAccessibleName(/\.local/);
  await expect(lab.marks('srflx').first()).toBeVisible();
  const [before] = lab.own.axis.maybeSame.split('{mapped}');
  await expect(lab.lab).toContainText(before ?? '');
  await lab.meet();
  const matrix = lab.lab.getByRole('group', { name: lab.own.pairs.title });
  await expect(matrix).toContainText(lab.own.pairs.hidden);
  // The lab's STUN server is no way that could be cut.
  await expect(lab.lab.getByRole('group', { name: lab.own.pairs.ways })).toHaveCount(0);
});

test('the lab tests its own servers, and wrong credentials are told', async ({ page }) => {
  const lab = new IceLab(page);
  await lab.open();
  await lab.choose('turn');
  await lab.press(lab.own.test.run);
  await expect(lab.verdict('stun:')).toContainText('works:');
  await expect(lab.verdict('turn:')).toContainText('works:');

  // A link of the lab's own server, and not its credentials.
  await lab.gather();
  const { events } = await lab.trace();
  const urls = events.flatMap((event) => (event.type === 'turn.linked' ? event.urls : []));
  await lab.choose('own');
  await lab.addServer(urls.find((url) => url.startsWith('turn:')) ?? '', 'nobody', 'nothing');
  await lab.press(lab.own.test.run);
  await expect(lab.verdict('turn:')).toContainText('401');
});
