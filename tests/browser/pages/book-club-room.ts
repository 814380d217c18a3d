import type { Locator, Page } from 'playwright/test';
import { expect } from 'playwright/test';
import { bookClub as en } from '#labs/messages/book-club-en.ts';
import { bookClub as ko } from '#labs/messages/book-club-ko.ts';
import { fill } from '#labs/messages/fill.ts';
import type { Language } from './lab-page.ts';

/** Long enough for a crash to be noticed by the state of a connection. */
const patient = { timeout: 40_000 };

/** One person's page of a book club. */
export class BookClubRoom {
  readonly page: Page;
  readonly own: typeof en;
  readonly club: Locator;
  readonly path: string;

  constructor(page: Page, language: Language = 'en') {
    this.page = page;
    this.own = { en, ko }[language];
    this.club = page.getByRole('region', { name: this.own.title, exact: true });
    this.path = language === 'ko' ? '/ko/room/' : '/room/';
  }

  async open(room = ''): Promise<void> {
    await this.page.goto(`${this.path}${room}`);
  }

  button(name: string): Locator {
    return this.club.getByRole('button', { name, exact: true });
  }

  async press(name: string): Promise<void> {
    await this.button(name).click();
  }

  async named(name: string): Promise<void> {
    await this.club.getByLabel(this.own.join.name).fill(name);
  }

  /** Makes a room. Resolves with its code. */
  async make(name: string): Promise<string> {
    await this.open();
    await this.named(name);
    await this.press(this.own.join.make);
    await expect(this.page).toHaveURL(/\/room\/[2-9A-HJ-NP-Z]{6}$/);
    return new URL(this.page.url()).pathname.split('/').at(-1) ?? '';
  }

  /** Goes in by the link of a room. */
  async join(room: string, name: string): Promise<void> {
    await this.open(room);
    await this.named(name);
    await this.press(fill(this.own.join.joinThis, { room }));
  }

  people(): Locator {
    return this.club.getByRole('list', { name: this.own.people.title }).getByRole('listitem');
  }

  person(name: string): Locator {
    return this.people().filter({ has: this.page.getByText(name, { exact: true }) });
  }

  /** The two are shown in one row. */
  async standsBeside(one: string, other: string): Promise<void> {
    const rows = async () =>
      Promise.all([one, other].map(async (name) => Math.round((await this.person(name).boundingBox())?.y ?? NaN)));
    await expect(async () => {
      const [first, second] = await rows();
      expect(first).toBe(second);
    }).toPass();
  }

  /** These are here, in this order, and I am the one of this name. */
  async sees(names: readonly string[], me: string): Promise<void> {
    const shown = names.map((name) => (name === me ? fill(this.own.people.you, { name }) : name));
    await expect(async () => {
      const seen = await this.people().locator('.club-person-name > span:first-child').allTextContents();
      expect(seen).toEqual(shown);
    }).toPass(patient);
  }

  async says(sentence: string): Promise<void> {
    await expect(this.club.getByRole('status').filter({ hasText: sentence })).toBeVisible(patient);
  }

  async warns(sentence: string): Promise<void> {
    await expect(this.club.getByRole('alert').filter({ hasText: sentence })).toBeVisible(patient);
  }

  async warnsOfNothing(): Promise<void> {
    await expect(this.club.getByRole('alert')).toHaveCount(0, patient);
  }

  /** From now on it is known whether what moves here is still the same. */
  async marksPictures(): Promise<void> {
    await this.club.locator('video').evaluateAll((videos) => {
      for (const each of videos as HTMLVideoElement[])
        each.dataset['track'] = (each.srcObject as MediaStream | null)?.getVideoTracks()[0]?.id ?? 'none';
    });
  }

  /** So many pictures of others are of the track and in the place they were when they were marked. */
  async keepsPictures(count: number): Promise<void> {
    const kept = await this.club.locator('video').evaluateAll((videos) =>
      (videos as HTMLVideoElement[]).filter(({ dataset, srcObject }) => {
        const [track] = (srcObject as MediaStream | null)?.getVideoTracks() ?? [];
        return track?.readyState === 'live' && dataset['track'] === track.id;
      }),
    );
    expect(kept).toHaveLength(count + 1);
  }

  /** The picture of this person moves here. */
  async receives(name: string): Promise<void> {
    const video = this.club.getByLabel(fill(this.own.people.picture, { name }), { exact: true });
    await this.page.bringToFront();
    await video.scrollIntoViewIfNeeded();
    const now = await video.evaluate((element: HTMLVideoElement) => element.currentTime);
    const moves = () =>
      video.evaluate(
        ({ videoWidth, currentTime }: HTMLVideoElement, before) => videoWidth > 0 && currentTime > before,
        now,
      );
    await expect.poll(moves, { message: `the picture of ${name} moves`, intervals: [50] }).toBe(true);
  }

  /** Whether the picture that is received of this person is now a wide one, as a screen is, or that of a camera. */
  async isWide(name: string, expected: boolean): Promise<void> {
    const video = this.club.getByLabel(fill(this.own.people.picture, { name }), { exact: true });
    // What is out of sight is not drawn, and keeps the size it had.
    await video.scrollIntoViewIfNeeded();
    const shape = () =>
      video.evaluate(({ videoWidth, videoHeight }: HTMLVideoElement) => videoWidth / videoHeight > 1.5);
    await expect.poll(shape, { message: `the picture of ${name} is wide`, ...patient }).toBe(expected);
  }

  table(): Locator {
    return this.club.getByRole('region', { name: this.own.book.title, exact: true });
  }

  async choose(search: string, title: string): Promise<void> {
    await this.table().getByRole('searchbox').fill(search);
    await this.book(title).click();
  }

  /** On the shelf. */
  book(title: string): Locator {
    return this.table().getByRole('listitem').getByRole('button', { name: title });
  }

  async hasBook(title: string, author: string): Promise<void> {
    await expect(this.table().getByRole('heading', { name: title, exact: true })).toBeVisible();
    await expect(this.table().getByRole('img', { name: fill(this.own.book.cover, { title, author }) })).toBeVisible();
  }

  /** This one has the floor; `null` where nobody has it. */
  async hasFloor(name: string | null, me: string): Promise<void> {
    const { floorMine, floorTaken, floorFree } = this.own.book;
    const sentence = name === me ? floorMine : name === null ? floorFree : fill(floorTaken, { name });
    await expect(this.table().getByText(sentence, { exact: true })).toBeVisible();
  }

  myNotes(): Locator {
    return this.club.getByLabel(this.own.notes.mine, { exact: true });
  }

  notesOf(name: string, isHere = true): Locator {
    const { of, ofGone } = this.own.notes;
    return this.club.getByRole('region', { name: fill(isHere ? of : ofGone, { name }), exact: true });
  }

  timer(): Locator {
    return this.club.getByRole('timer');
  }

  /** Seconds that are shown to be left. */
  async secondsLeft(): Promise<number> {
    const [minutes = NaN, seconds = NaN] = ((await this.timer().textContent()) ?? '').split(':').map(Number);
    return minutes * 60 + seconds;
  }
}
