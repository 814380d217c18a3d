import type { Page } from 'playwright/test';
import { fill } from '#labs/messages/fill.ts';
import { expect } from '../support/fixtures.ts';
import { test } from '../support/own-server.ts';
import { BookClubRoom } from './pages/book-club-room.ts';
import { watchResources } from './support/watched-resources.ts';

const connectionsMade = (page: Page) => page.evaluate(() => window.resources.made().connections);

test('a server that is started again changes nothing in a call, and a fifth who comes first throws nobody out', async ({
  context,
  ownServer,
}) => {
  test.setTimeout(180_000);
  await context.addInitScript(watchResources);
  const four = ['Ada', 'Ben', 'Chloé', 'Dan'] as const;
  const [Ada, Ben, Chloé, Dan, Eve] = [
    new BookClubRoom(await context.newPage()),
    new BookClubRoom(await context.newPage()),
    new BookClubRoom(await context.newPage()),
    new BookClubRoom(await context.newPage()),
    new BookClubRoom(await context.newPage()),
  ];
  // Dan finds the server later than the others.
  let isDanHeldBack = false;
  await Dan.page.routeWebSocket(/\/api\/groups\//, (socket) => {
    if (isDanHeldBack) void socket.close();
    else socket.connectToServer();
  });
  const room = await Ada.make('Ada');
  await Ada.sees(['Ada'], 'Ada');
  const sides = { Ada, Ben, Chloé, Dan };
  for (const [index, name] of (['Ben', 'Chloé', 'Dan'] as const).entries()) {
    await sides[name].join(room, name);
    await sides[name].sees(four.slice(0, index + 2), name);
  }
  for (const name of four) await sides[name].sees(four, name);
  await Dan.press('Hear Ben');
  await Ada.marksPictures();
  await Dan.marksPictures();

  await test.step('the server is gone', async () => {
    isDanHeldBack = true;
    await ownServer.stop();
    for (const side of [Ada, Ben, Chloé, Dan]) await side.warns(side.own.problems.serverLost);
    await Chloé.myNotes().fill('Still here.');
    for (const side of [Ada, Ben, Dan]) await expect(side.notesOf('Chloé')).toContainText('Still here.');
  });

  await test.step('and back: three are in again, and the fifth takes the last seat', async () => {
    await ownServer.startAgain();
    for (const side of [Ada, Ben, Chloé]) await side.warnsOfNothing();
    await Eve.join(room, 'Eve');
    // Names of visits begin anew with the server, so which of Dan and Eve is first is left to chance.
    await expect(Ada.people()).toHaveCount(5);
    await expect(Ada.person('Eve')).toBeVisible();
    await Eve.sees(['Ada', 'Ben', 'Chloé', 'Eve'], 'Eve');
  });

  await test.step('the fourth stays in the call, and is told', async () => {
    isDanHeldBack = false;
    await Dan.warns(Dan.own.problems.seatTaken);
    await Dan.sees(four, 'Dan');
    // Each side says whom it is connected with, and nothing of the others.
    const connectedWith = (names: string) => fill(Dan.own.room.together, { room, names });
    await Dan.says(connectedWith('Ada, Ben, and Chloé'));
    await Eve.says(connectedWith('Ada, Ben, and Chloé'));
    await Dan.myNotes().fill('So am I.');
    for (const side of [Ada, Eve]) await expect(side.notesOf('Dan', side !== Eve)).toContainText('So am I.');
  });

  await test.step('a seat is free: all is as it was, over the connections there were', async () => {
    await Eve.press(Eve.own.room.leave);
    await Dan.warnsOfNothing();
    for (const name of four) await sides[name].sees(four, name);
    for (const side of [Ada, Dan]) await side.keepsPictures(3);
    await expect(Dan.button('Hear Ben')).toHaveAttribute('aria-pressed', 'true');
    await Dan.receives('Ada');
    expect(await connectionsMade(Dan.page)).toBe(3);
    // With Eve one more.
    expect(await connectionsMade(Ada.page)).toBe(4);
  });

  await test.step('whoever comes now is connected with all four at the places they have now', async () => {
    await Ben.press(Ben.own.room.leave);
    await Dan.sees(['Ada', 'Chloé', 'Dan'], 'Dan');
    await Ben.press(`Join room ${room}`);
    for (const name of four) await sides[name].sees(four, name);
    await Ben.receives('Dan');
  });
});
