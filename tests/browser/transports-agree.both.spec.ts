import { peers } from '#labs/model/vocabulary.ts';
import { expect, test } from './support/observed-page.ts';

const connected = { signaling: 'stable', 'ice-connection': 'connected', connection: 'connected' };

test('a call connects, restarts, grows and ends as the model follows it', async ({ observed }) => {
  const story = await observed.evaluateHandle(() => window.agreement.tellCall());

  await test.step('with media and a data channel, both are connected', async () => {
    const { states, visited, wrong } = await story.evaluate((each) => each.connect());
    expect(wrong).toEqual([]);
    for (const peer of peers) {
      expect(states[peer]).toMatchObject(connected);
      expect(visited[peer]['ice-gathering']).toEqual(expect.arrayContaining(['new', 'gathering']));
      expect(visited[peer]['ice-connection']).toEqual(expect.arrayContaining(['new', 'checking']));
      expect(visited[peer].connection).toEqual(expect.arrayContaining(['new', 'connecting']));
    }
  });

  await test.step('restarted, it gathers again and stays connected', async () => {
    const { states, wrong } = await story.evaluate((each) => each.restart());
    expect(wrong).toEqual([]);
    for (const peer of peers) expect(states[peer]).toEqual({ ...connected, 'ice-gathering': 'complete' });
  });

  await test.step('with one more track it is still connected', async () => {
    const { states, wrong } = await story.evaluate((each) => each.addTrack());
    expect(wrong).toEqual([]);
    for (const peer of peers) expect(states[peer]).toMatchObject(connected);
  });

  await test.step('closed by one side, it is closed there at once, and nowhere else yet', async () => {
    const { states, wrong } = await story.evaluate((each) => each.hangUp());
    expect(wrong).toEqual([]);
    expect(states.bob).toMatchObject({ signaling: 'closed', 'ice-connection': 'closed', connection: 'closed' });
    expect(states.alice).toMatchObject(connected);
  });
});

test('an offer taken back takes gathering back to new', async ({ observed }) => {
  const [gathered, rolledBack] = await observed.evaluate(() => window.agreement.rollBack());
  expect([gathered.wrong, rolledBack.wrong]).toEqual([[], []]);
  expect(gathered.states.alice).toMatchObject({ signaling: 'have-local-offer', 'ice-gathering': 'complete' });
  expect(rolledBack.states.alice).toEqual({
    signaling: 'stable',
    'ice-gathering': 'new',
    'ice-connection': 'new',
    connection: 'new',
  });
});

test('gathering that finds nothing is complete all the same', async ({ observed }) => {
  const { states, wrong } = await observed.evaluate(() => window.agreement.gatherNothing());
  expect(wrong).toEqual([]);
  for (const peer of peers) expect(states[peer]).toMatchObject({ signaling: 'stable', 'ice-gathering': 'complete' });
});

test('with the wrong fingerprint ICE connects and the connection fails', async ({ observed }) => {
  const { states, wrong } = await observed.evaluate(() => window.agreement.mistakeFingerprint());
  expect(wrong).toEqual([]);
  expect(states.alice).toMatchObject({ 'ice-connection': 'connected', connection: 'failed' });
});
