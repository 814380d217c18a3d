import type { BrowserContext } from 'playwright/test';
import { fill } from '#labs/messages/fill.ts';
import { expect, test } from '../support/fixtures.ts';
import { BookClubRoom } from './pages/book-club-room.ts';
import { languages } from './pages/lab-page.ts';
import { eachTheme, violations } from './support/axe.ts';
import { watchResources } from './support/watched-resources.ts';

const names = ['Ada', 'Ben', 'Chloé', 'Dan'] as const;
type Name = (typeof names)[number];
type Club = Record<Name, BookClubRoom>;

/** Four in one room, two of them in another browser context, so that nothing but the server and their connections is between. */
async function fourIn(context: BrowserContext, other: BrowserContext): Promise<{ club: Club; room: string }> {
  const [Ada, Ben, Chloé, Dan] = [
    new BookClubRoom(await context.newPage()),
    new BookClubRoom(await context.newPage()),
    new BookClubRoom(await other.newPage()),
    new BookClubRoom(await other.newPage()),
  ];
  const room = await Ada.make('Ada');
  // One after the other, so that their order is known.
  await Ada.sees(['Ada'], 'Ada');
  await Ben.join(room, 'Ben');
  await Ben.sees(['Ada', 'Ben'], 'Ben');
  await Chloé.join(room, 'Chloé');
  await Chloé.sees(['Ada', 'Ben', 'Chloé'], 'Chloé');
  await Dan.join(room, 'Dan');
  const club = { Ada, Ben, Chloé, Dan };
  await agree(club, (side, me) => side.sees(names, me));
  return { club, room };
}

/** It is so on every side. */
async function agree(club: Partial<Club>, look: (side: BookClubRoom, me: Name) => Promise<unknown>): Promise<void> {
  for (const [me, side] of Object.entries(club)) await look(side, me as Name);
}

test('four join, speak, read, write, mute, share, leave, come back and crash, and every side agrees', async ({
  context,
  browser,
}) => {
  test.setTimeout(300_000);
  const other = await browser.newContext();
  const { club, room } = await fourIn(context, other);
  const { Ada, Ben, Chloé, Dan } = club;
  const { own } = Ada;
  await Ada.receives('Dan');
  await Dan.receives('Ada');

  // Two take the floor at once: one has it, the same one everywhere.
  await agree(club, (side, me) => side.hasFloor(null, me));
  await Promise.all([Ben.press(own.book.take), Chloé.press(own.book.take)]);
  const speaker = await expect
    .poll(async () => {
      const marked = await Promise.all(
        Object.values(club).map((side) => side.people().filter({ hasText: own.people.hasFloor }).allTextContents()),
      );
      const speakers = new Set(marked.flat().map((text) => names.find((name) => text.includes(name))));
      return marked.every(({ length }) => length === 1) && speakers.size === 1 ? [...speakers][0] : null;
    })
    .not.toBeNull()
    .then(async () =>
      (await Ada.person('Ben').filter({ hasText: own.people.hasFloor }).count()) > 0 ? 'Ben' : 'Chloé',
    );
  await agree(club, (side, me) => side.hasFloor(speaker, me));
  await club[speaker].choose('moby', 'Moby-Dick');
  await agree(club, (side) => side.hasBook('Moby-Dick', 'Herman Melville'));

  // Two write at once, and nothing is lost.
  await Promise.all([
    Ada.myNotes().pressSequentially('Call me Ada.'),
    Dan.myNotes().pressSequentially('A whale, and then some.'),
  ]);
  for (const side of [Ben, Chloé, Dan]) await expect(side.notesOf('Ada')).toContainText('Call me Ada.');
  for (const side of [Ada, Ben, Chloé]) await expect(side.notesOf('Dan')).toContainText('A whale, and then some.');

  // The timer is the same everywhere, within a second, while it runs and when it stands.
  await Dan.press(own.timer.start);
  await agree(club, (side) => expect(side.timer()).not.toHaveText('10:00'));
  /** Between the side that shows the most and the one that shows the least. */
  const apart = async () => {
    const left = await Promise.all(Object.values(club).map((side) => side.secondsLeft()));
    return Math.max(...left) - Math.min(...left);
  };
  // They are read one after the other while they run; a timer that is wrong never comes so near.
  await expect.poll(apart).toBeLessThanOrEqual(1);
  await Ada.press(own.timer.pause);
  await agree(club, (side) => expect(side.button(own.timer.start)).toBeVisible());
  await expect.poll(apart).toBe(0);

  await Ben.press(own.own.mute);
  for (const side of [Ada, Chloé, Dan]) await expect(side.person('Ben')).toContainText(own.people.muted);
  await Ben.page.bringToFront();
  await Ben.press(own.own.page);
  for (const side of [Ada, Chloé, Dan]) {
    await expect(side.person('Ben')).toContainText(own.people.sharing);
    await side.isWide('Ben', true);
  }
  // The wide picture leaves no place empty before it.
  await Ada.standsBeside('Chloé', fill(own.people.you, { name: 'Ada' }));
  await Ben.press(own.own.stopSharing);
  for (const side of [Ada, Chloé, Dan]) await side.isWide('Ben', false);

  // A fifth is told so, and of a free room.
  const fifth = new BookClubRoom(await context.newPage());
  await fifth.join(room, 'Eve');
  await fifth.warns('Four are in this room');
  await expect(fifth.club.getByRole('button', { name: /^Go to room [2-9A-HJ-NP-Z]{6}$/ })).toBeVisible();
  await fifth.page.close();

  // The speaker leaves: the floor is free, the book stays.
  await club[speaker].press(own.room.leave);
  const stay = names.filter((name) => name !== speaker);
  const three = Object.fromEntries(stay.map((name) => [name, club[name]])) as Partial<Club>;
  await agree(three, (side, me) => side.sees(stay, me));
  await agree(three, (side, me) => side.hasFloor(null, me));
  await agree(three, (side) => side.hasBook('Moby-Dick', 'Herman Melville'));
  await Dan.press(own.book.take);
  await agree(three, (side, me) => side.hasFloor('Dan', me));

  // And comes back to all of it, at the place it had.
  await club[speaker].press(fill(own.join.joinThis, { room }));
  await agree(club, (side, me) => side.sees(names, me));
  await club[speaker].hasBook('Moby-Dick', 'Herman Melville');
  await club[speaker].hasFloor('Dan', speaker);
  await expect(club[speaker].notesOf('Ada')).toContainText('Call me Ada.');

  // A reloaded page knows nothing, and gets it from the others: also its own notes.
  await Ada.page.reload();
  await expect(Ada.club.getByLabel(own.join.name)).toHaveValue('Ada');
  await Ada.press(fill(own.join.joinThis, { room }));
  await agree(club, (side, me) => side.sees(names, me));
  await expect(Ada.myNotes()).toHaveValue('Call me Ada.');
  await Ada.hasBook('Moby-Dick', 'Herman Melville');
  expect(Math.abs((await Ada.secondsLeft()) - (await Ben.secondsLeft()))).toBeLessThanOrEqual(1);

  // A tab is killed without a word: it disappears, and what it wrote stays.
  const devtools = await other.newCDPSession(Dan.page);
  void devtools.send('Page.crash').catch(() => {});
  const alive = { Ada, Ben, Chloé };
  await agree(alive, (side, me) => side.sees(['Ada', 'Ben', 'Chloé'], me));
  await agree(alive, (side) => expect(side.notesOf('Dan', false)).toContainText('A whale, and then some.'));
  await agree(alive, (side, me) => side.hasFloor(null, me));
  await agree(alive, (side) => side.hasBook('Moby-Dick', 'Herman Melville'));
  await Ben.press(own.book.take);
  await agree(alive, (side, me) => side.hasFloor('Ben', me));

  // A whole context ends at once.
  await other.close();
  await agree({ Ada, Ben }, (side, me) => side.sees(['Ada', 'Ben'], me));
});

test('whoever comes back sees no floor, book or time, and can change none, until the others have told', async ({
  page,
  context,
}) => {
  const [Ada, Ben] = [new BookClubRoom(page), new BookClubRoom(await context.newPage())];
  // What the server says to Ben waits after the welcome, as on a slow way.
  const held: (() => void)[] = [];
  let isHeld = false;
  await Ben.page.routeWebSocket(/\/api\/groups\//, (socket) => {
    let isWelcome = true;
    const server = socket.connectToServer();
    server.onMessage((message) => {
      if (isHeld && !isWelcome) held.push(() => socket.send(message));
      else socket.send(message);
      isWelcome = false;
    });
  });
  const room = await Ada.make('Ada');
  await Ben.join(room, 'Ben');
  await Ben.sees(['Ada', 'Ben'], 'Ben');
  const { own } = Ben;
  await Ben.press(own.book.take);
  await Ben.choose('austen', 'Emma');
  await Ada.hasFloor('Ben', 'Ada');
  await Ben.press(own.room.leave);
  await Ada.hasFloor(null, 'Ada');
  await Ada.press(own.book.take);
  await Ada.press(own.timer.start);
  await expect(Ada.timer()).not.toHaveText('10:00');
  await Ada.press(own.timer.pause);

  isHeld = true;
  await Ben.press(fill(own.join.joinThis, { room }));
  await expect(Ben.table()).toContainText(own.book.waiting);
  // The welcome has said that somebody is there.
  await Ben.says(own.room.coming);
  await expect(Ben.table()).not.toContainText(own.book.floorMine);
  await expect(Ben.people().filter({ hasText: own.people.hasFloor })).toHaveCount(0);
  for (const name of [own.book.take, own.timer.start, own.timer.reset]) await expect(Ben.button(name)).toBeDisabled();
  await expect(Ben.timer()).not.toHaveText(/\d/);

  isHeld = false;
  held.splice(0).forEach((release) => release());
  await Ben.hasFloor('Ada', 'Ben');
  await Ben.hasBook('Emma', 'Jane Austen');
  expect(await Ben.secondsLeft()).toBe(await Ada.secondsLeft());
  await expect(Ben.button(own.timer.start)).toBeEnabled();
  await Ada.hasFloor('Ada', 'Ada');
});

test('whoever leaves gives everything back', async ({ page, context }) => {
  await page.addInitScript(watchResources);
  const [Ada, Ben] = [new BookClubRoom(page), new BookClubRoom(await context.newPage())];
  const room = await Ada.make('Ada');
  await Ben.join(room, 'Ben');
  await Ada.sees(['Ada', 'Ben'], 'Ada');
  await Ada.press(Ada.own.timer.start);
  await Ada.press(Ada.own.own.page);
  await Ben.isWide('Ada', true);
  await Ada.press(Ada.own.own.both);
  await expect(Ada.button(Ada.own.own.cameraOff)).toBeVisible();
  // A real voice is heard unless one asks not to.
  await expect(Ben.button(fill(Ben.own.people.hear, { name: 'Ada' }))).toHaveAttribute('aria-pressed', 'true');
  await Ada.press(Ada.own.own.stopSharing);
  // The camera that was opened meanwhile is what comes after the screen.
  await Ben.isWide('Ada', false);
  await Ada.press(Ada.own.own.cameraOff);
  // The microphone is still open, and that is said.
  await expect(Ada.club).toContainText(Ada.own.own.voice);
  await expect(Ada.button(Ada.own.own.camera)).toBeVisible();
  await Ben.receives('Ada');
  await Ada.press(Ada.own.room.leave);
  await Ben.sees(['Ben'], 'Ben');
  await expect
    .poll(() => page.evaluate(() => window.resources.open()))
    .toEqual({ connections: 0, tracks: 0, intervals: 0, audioContexts: 0 });
});

/** The one request that may leave: because somebody has pressed the button for it. */
const asked = /^request to a foreign host: https:\/\/openlibrary\.org\/search\.json\?q=xyzzy&/;

test('what is wrong is said in words, with the way out', async ({ page, troubles }) => {
  const club = new BookClubRoom(page);
  let isCut = true;
  await page.routeWebSocket(/\/api\/groups\//, (socket) => {
    if (isCut) void socket.close();
    else socket.connectToServer();
  });
  await club.open('nonsense!');
  await club.warns('“nonsense!” is not the code of a room.');
  await club.press(club.own.join.make);
  await club.warns(club.own.join.noName);
  await club.named('Ada');
  await club.club.getByLabel(club.own.join.code).fill('abc');
  await club.press(club.own.join.join);
  await club.warns('“abc” is not the code of a room.');

  // Without a server nobody is found; with it, the button in the room works.
  await club.club.getByLabel(club.own.join.code).fill('');
  await club.press(club.own.join.make);
  await club.warns(club.own.problems.unreachable);
  isCut = false;
  await club.club.getByRole('button', { name: /^Join room/ }).click();
  await club.sees(['Ada'], 'Ada');

  // Open Library is asked only when somebody wants it, and may be out of reach.
  await page.route('https://openlibrary.org/**', (route) => route.abort());
  await club.press(club.own.book.take);
  await club.table().getByRole('searchbox').fill('xyzzy');
  await expect(club.table()).toContainText(club.own.shelf.nothing);
  expect(troubles.seen).toEqual([]);
  await club.press(club.own.shelf.online);
  await club.says(club.own.shelf.onlineFailed);
  troubles.forgive(asked);
});

test('what Open Library has found can be put on the table', async ({ page, troubles }) => {
  const club = new BookClubRoom(page);
  await page.route('https://openlibrary.org/search.json?**', (route) =>
    route.fulfill({
      headers: { 'access-control-allow-origin': '*' },
      json: { docs: [{ title: 'Xyzzy', author_name: ['A. Author'], first_publish_year: 1925 }, { title: 'No year' }] },
    }),
  );
  await club.make('Ada');
  await club.press(club.own.book.take);
  await club.table().getByRole('searchbox').fill('xyzzy');
  await club.press(club.own.shelf.online);
  await club.book('Xyzzy').click();
  await club.hasBook('Xyzzy', 'A. Author');
  troubles.forgive(asked);
});

test('the call goes on without the server, and comes together again when it is back', async ({ page, context }) => {
  const [Ada, Ben] = [new BookClubRoom(page), new BookClubRoom(await context.newPage())];
  // The way to the server is cut as by a restart, for both at once; each later try goes through.
  const cuts: (() => Promise<void>)[] = [];
  for (const { page: each } of [Ada, Ben]) {
    await each.routeWebSocket(/\/api\/groups\//, (socket) => {
      const server = socket.connectToServer();
      cuts.push(async () => {
        await server.close();
        await socket.close();
      });
    });
  }
  const room = await Ada.make('Ada');
  await Ben.join(room, 'Ben');
  await Ada.sees(['Ada', 'Ben'], 'Ada');
  await Ben.myNotes().fill('Before.');
  await expect(Ada.notesOf('Ben')).toContainText('Before.');
  await Promise.all(cuts.splice(0).map((cut) => cut()));
  await Ben.myNotes().fill('After.');
  for (const [me, side] of [
    ['Ada', Ada],
    ['Ben', Ben],
  ] as const) {
    await expect(side.club.getByRole('alert')).toHaveCount(0, { timeout: 20_000 });
    await side.sees(['Ada', 'Ben'], me);
  }
  await expect(Ada.notesOf('Ben')).toContainText('After.');
});

test('what is typed while the page is still on its way is kept, and the place in it too', async ({ page }) => {
  const held: (() => void)[] = [];
  let isHeld = true;
  await page.route('**/*.js', async (route) => {
    if (isHeld) await new Promise<void>((release) => held.push(release));
    await route.continue();
  });
  const club = new BookClubRoom(page);
  await page.goto(`${club.path}ABC234`, { waitUntil: 'commit' });
  const name = club.club.getByLabel(club.own.join.name);
  await name.pressSequentially('Early');
  // Enter has no page to go to yet.
  await name.press('Enter');
  isHeld = false;
  held.forEach((release) => release());
  await expect(club.button(fill(club.own.join.joinThis, { room: 'ABC234' }))).toBeEnabled();
  await expect(name).toBeFocused();
  await page.keyboard.type(' Bird');
  await page.keyboard.press('Enter');
  await club.sees(['Early Bird'], 'Early Bird');
});

for (const isPlainHttp of [false, true]) {
  const where = isPlainHttp ? 'without locks, as over plain HTTP' : 'with locks';
  test(`whoever reloads is the same person, and as mute as before, ${where}`, async ({ page, context }) => {
    if (isPlainHttp)
      await context.addInitScript(() => Object.defineProperty(Navigator.prototype, 'locks', { get: () => undefined }));
    const [Ada, Ben] = [new BookClubRoom(page), new BookClubRoom(await context.newPage())];
    const room = await Ada.make('Ada');
    await Ben.join(room, 'Ben');
    await Ada.sees(['Ada', 'Ben'], 'Ada');
    await Ada.myNotes().fill('Mine.');
    await expect(Ben.notesOf('Ada')).toContainText('Mine.');
    await Ada.press(Ada.own.own.mute);
    await expect(Ben.person('Ada')).toContainText(Ben.own.people.muted);
    await page.reload();
    await Ada.press(fill(Ada.own.join.joinThis, { room }));
    await Ben.sees(['Ada', 'Ben'], 'Ben');
    await expect(Ben.person('Ada')).toContainText(Ben.own.people.muted);
    await expect(Ada.button(Ada.own.own.mute)).toHaveAttribute('aria-pressed', 'true');
    await expect(Ada.myNotes()).toHaveValue('Mine.');
  });
}

test('where there is no camera the microphone is heard, and the sentence says so', async ({ page, context }) => {
  await page.addInitScript(() => {
    const { getUserMedia } = MediaDevices.prototype;
    MediaDevices.prototype.getUserMedia = function (asked) {
      if (asked?.video) return Promise.reject(new DOMException('none', 'NotFoundError'));
      return getUserMedia.call(this, asked);
    };
  });
  const [Ada, Ben] = [new BookClubRoom(page), new BookClubRoom(await context.newPage())];
  const room = await Ada.make('Ada');
  await Ben.join(room, 'Ben');
  await Ben.sees(['Ada', 'Ben'], 'Ben');
  await Ada.press(Ada.own.own.both);
  await Ada.warns(
    `${Ada.own.problems.refused.camera} ${fill(Ada.own.problems.why.missing, { name: 'NotFoundError' })}`,
  );
  await expect(Ben.button(fill(Ben.own.people.hear, { name: 'Ada' }))).toHaveAttribute('aria-pressed', 'true');
});

for (const language of languages) {
  test(`the room is refused by no rule of axe and fits a phone, in ${language}`, async ({ page, context }) => {
    const club = new BookClubRoom(page, language);
    const guest = new BookClubRoom(await context.newPage(), language);
    const room = await club.make('Ada');
    await guest.join(room, 'Ben');
    await club.sees(['Ada', 'Ben'], 'Ada');
    await club.press(club.own.book.take);
    await club.choose('austen', 'Emma');
    await guest.myNotes().fill('Handsome, clever, and rich.');
    await expect(club.notesOf('Ben')).toContainText('Handsome');
    for (const theme of eachTheme) {
      await page.evaluate((chosen) => (document.documentElement.dataset['theme'] = chosen), theme);
      expect(await violations(page, theme)).toEqual([]);
    }
    for (const width of [360, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      const beyond = () =>
        page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      await expect.poll(beyond).toBe(0);
    }
    // The same room in the other language.
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.locator('a.language').click();
    await expect(page).toHaveURL(new RegExp(`${language === 'en' ? '/ko' : ''}/room/${room}$`));
  });
}
