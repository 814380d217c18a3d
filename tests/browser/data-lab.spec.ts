import { fill } from '#labs/messages/fill.ts';
import { floodLabel } from '#labs/model/data/flood-plan.ts';
import { peers } from '#labs/model/vocabulary.ts';
import { expect, test } from '../support/fixtures.ts';
import { DataLab } from './pages/data-lab.ts';
import { languages } from './pages/lab-page.ts';
import { violations } from './support/axe.ts';

for (const language of languages) {
  test(`5 % loss: the unreliable channel loses and the reliable one does not, in ${language}`, async ({ page }) => {
    test.setTimeout(150_000);
    const lab = new DataLab(page, language);
    // The seed decides which packets are lost; the loss decides that some are.
    await lab.open('?network=5-60-0-any-7');
    await lab.connect();
    await lab.floods({ rate: 50, seconds: 5 });
    for (const kind of ['ordered', 'unordered'] as const)
      expect(await lab.figuresOf(kind)).toEqual({ sent: 250, delivered: 250, lost: 0, underWay: 0 });
    const unreliable = await lab.figuresOf('no-retransmits');
    expect(unreliable.lost).toBeGreaterThan(0);
    expect(unreliable).toMatchObject({ sent: 250, underWay: 0, delivered: 250 - unreliable.lost });
    const { events } = await lab.trace();
    // Counted, not written down; and the channels are closed again.
    expect(events.filter(({ type }) => type === 'data.sent' || type === 'data.received')).toEqual([]);
    expect(events.findLast(({ type }) => type === 'flood.reported')).toMatchObject({ isOver: true });
    await expect(lab.lab.getByText(fill(lab.own.table.closedOnes, { count: 4 }))).toBeVisible();
    expect(await violations(page, 'light', '[data-lab]')).toEqual([]);
  });

  test(`both sides write, and see what arrives, in ${language}`, async ({ page }) => {
    const lab = new DataLab(page, language);
    await lab.open('?path=direct');
    await lab.connect();
    const { talk } = lab.own;
    await lab.say('alice', '<b>Hello</b> 안녕');
    await expect(lab.saidAt('bob')).toContainText(['<b>Hello</b> 안녕']);
    await expect(lab.saidAt('bob')).toContainText([fill(talk.received, { type: 'String', bytes: 19 })]);
    await lab.say('bob', 'and back', 'json');
    await expect(lab.saidAt('alice').last()).toContainText('"text":"and back"');
    await lab.say('alice', 'bytes', 'buffer');
    await expect(lab.saidAt('bob').last()).toContainText(fill(talk.received, { type: 'ArrayBuffer', bytes: 5 }));
    await lab.lab.getByLabel(talk.binaryType).last().selectOption('blob');
    await lab.say('alice', 'a blob', 'blob');
    await expect(lab.saidAt('bob').last()).toContainText(fill(talk.received, { type: 'Blob', bytes: 6 }));
    const trace = JSON.stringify(await lab.trace());
    expect(trace).toContain('"data.received"');
    expect(trace).not.toContain('Hello');
    await lab.press(fill(talk.tooBig, { bytes: 262_145 }));
    await lab.warns('TypeError');
  });
}

test('a channel is closed from the other side, and both ends go through closing', async ({ page }) => {
  const lab = new DataLab(page);
  await lab.open('?path=direct');
  await lab.make('no-retransmits');
  await expect(lab.endOf('positions', 'alice')).toContainText('connecting');
  await lab.says(lab.own.status.made);
  await lab.connect();
  await lab.isIn('positions', 'open');
  await lab.choose('positions');
  for (const peer of peers) await expect(lab.chartOf(peer)).toHaveAttribute('data-state', 'open');
  const close = fill(lab.own.table.closeEnd, { peer: lab.words.common.peers.bob, label: 'positions' });
  await lab.press(close);
  for (const peer of peers) await expect(lab.chartOf(peer)).toHaveAttribute('data-state', 'closed');
  const { events } = await lab.trace();
  const heard = events.flatMap((event) => (event.type === 'data-channel.closing' ? [[event.peer, event.isOwn]] : []));
  expect(heard).toEqual([
    ['bob', true],
    ['alice', false],
  ]);
  await lab.press(lab.own.hangUp);
  await lab.says(lab.own.status.closed);
  await expect(lab.lab.getByText(fill(lab.own.table.closedOnes, { count: 2 }))).toBeVisible();
  // A healthy run has nothing to find, and the model was never elsewhere than the browser.
  await expect(lab.lab.getByRole('tab', { name: /Findings/ })).toHaveText('Findings');
  await expect(lab.lab.getByText(/the browser says (?:connecting|open|closing|closed)\./)).toHaveCount(0);
});

test('agreed channels with different ids open at both ends, and what is said on them never arrives', async ({
  page,
}) => {
  const lab = new DataLab(page);
  await lab.open('?path=direct');
  await lab.connect();
  await lab.make('ids-differ');
  await expect(lab.lab.getByRole('radio', { name: fill(lab.own.table.choose, { label: 'differ' }) })).toHaveCount(2);
  await lab.choose('differ');
  await expect(lab.chartOf('alice')).toHaveAttribute('data-state', 'open');
  await lab.say('alice', 'Is anybody there?');
  await expect(lab.saidAt('alice')).toContainText(['Is anybody there?']);
  // What comes later on another channel has passed it.
  await lab.choose('chat');
  await lab.say('alice', 'Here I am.');
  await expect(lab.saidAt('bob')).toHaveCount(1);
  await expect(lab.saidAt('bob')).toContainText(['Here I am.']);
});

test('what the browser refuses is told with its reason', async ({ page }) => {
  const lab = new DataLab(page);
  await lab.open('?path=direct');
  await lab.connect();
  for (const [preset, why] of [
    ['both-limits', 'both-limits'],
    ['id-missing', 'id-missing'],
    ['id-too-big', 'id-too-big'],
    ['label-too-long', 'too-long'],
  ] as const) {
    await lab.make(preset);
    await lab.warns(lab.own.make.why[why]);
  }
  await lab.make('agreed');
  await lab.isIn('agreed', 'open');
  await lab.make('agreed');
  await lab.warns(lab.own.make.why['id-used']);
});

test('a flood whose channel is closed meanwhile comes to its end', async ({ page }) => {
  test.setTimeout(90_000);
  const lab = new DataLab(page);
  await lab.open('?path=direct');
  await lab.connect();
  const label = `${floodLabel}unordered`;
  const flooding = lab.floods({ rate: 50, seconds: 5 });
  await lab.press(fill(lab.own.table.closeEnd, { peer: lab.words.common.peers.alice, label }));
  await flooding;
  const { sent, delivered, lost, underWay } = await lab.figuresOf('unordered');
  expect(sent).toBeLessThan(250);
  expect([delivered + lost, underWay]).toEqual([sent, 0]);
  expect((await lab.figuresOf('ordered')).delivered).toBe(250);
});

test('a flood that does not look is refused, and the channel is well again', async ({ page }) => {
  test.setTimeout(90_000);
  const lab = new DataLab(page);
  await lab.open('?path=direct');
  await lab.connect();
  await lab.goToFlood();
  await lab.press(lab.own.burst.start);
  await expect(lab.lab.getByText('OperationError').first()).toBeVisible();
  await expect(lab.lab.getByText(lab.own.burst.recovered)).toBeVisible({ timeout: 60_000 });
  const { events } = await lab.trace();
  const sent = events.filter((event) => event.type === 'data.sent' && event.channel.label === 'burst');
  const refused = events.findIndex((event) => event.type === 'data.refused');
  expect(sent.at(-1)?.seq).toBeGreaterThan(refused);
});

test('without the server the way out is the direct path', async ({ page }) => {
  const lab = new DataLab(page);
  await page.routeWebSocket('**/api/turn', (socket) => socket.close());
  await lab.open();
  await lab.press(lab.own.connect);
  await lab.warns(lab.words.common.errors['turn/unreachable']);
  await lab.press(lab.own.useDirect);
  await lab.connect();
});
