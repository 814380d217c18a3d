import type { Locator, Page } from 'playwright/test';
import { expect } from 'playwright/test';
import { fill } from '#labs/messages/fill.ts';
import { rooms as en } from '#labs/messages/rooms-en.ts';
import { rooms as ko } from '#labs/messages/rooms-ko.ts';
import type { RoomStateName } from '#labs/model/machines/room.ts';
import type { Visitor } from '#labs/model/rooms/visitors.ts';
import type { Trace } from '#labs/model/trace.ts';
import { LabPage, type Language } from './lab-page.ts';

type Scripted = { icebreaker: { lab: (name: string) => { trace: () => Trace } } };
type Act = 'call' | 'leave' | 'unplug' | 'back' | 'stranger' | 'nonsense';

/** The server pings every ten seconds, and cuts at the second one that stays unanswered. */
const patient = { timeout: 30_000 };

/** The lab of rooms on the signaling server. */
export class RoomsLab extends LabPage {
  readonly own: typeof en;

  constructor(page: Page, language: Language = 'en') {
    super(page, language, 'rooms', () => ({ en, ko })[language].title);
    this.own = { en, ko }[language];
  }

  /** Presses Step, and waits until that step is done. */
  async steps(count: number): Promise<void> {
    for (let step = 0; step < count; step += 1) {
      const before = await this.done();
      await this.press(this.own.step);
      await expect.poll(() => this.done()).toBe(before + 1);
    }
    await this.isIdle();
  }

  /** So many more visitors come. */
  async add(...names: Visitor[]): Promise<void> {
    for (const name of names) {
      await this.press(this.own.add);
      await expect(this.visitor(name)).toHaveAttribute('data-presence', 'in');
      await this.isIdle();
    }
  }

  async does(visitor: Visitor, act: Act): Promise<void> {
    await this.press(this.#labelOf(visitor, act));
    await this.isIdle();
  }

  visitor(name: Visitor): Locator {
    return this.lab.getByRole('list', { name: this.own.visitors.title }).locator(`[data-visitor="${name}"]`);
  }

  /** The codes of the rooms there were, the oldest first. */
  async codes(): Promise<string[]> {
    const texts = await this.#rooms().locator('.rooms-code').allTextContents();
    return texts.map((text) => /[A-Z0-9]{6}/.exec(text)?.[0] ?? '');
  }

  /** The room that came so-and-so-many-th, counted from 0, is in this state, and these are in it. */
  async roomIs(index: number, state: RoomStateName, ...members: string[]): Promise<void> {
    const room = this.#rooms().nth(index);
    await expect(room).toHaveAttribute('data-state', state, patient);
    await expect(room).toContainText(members.length > 0 ? members.join(', ') : this.own.rooms.empty);
  }

  /** The chart shows this state of the room that is chosen. */
  async chartShows(state: RoomStateName): Promise<void> {
    const chart = this.lab.getByRole('figure', { name: /./ }).and(this.lab.locator('[data-machine="room"]'));
    await expect(chart).toHaveAttribute('data-state', state, patient);
    await expect(chart.getByRole('img', { name: new RegExp(`: ${state}$`) })).toBeVisible();
  }

  /** Lines of the table of messages, the newest first, of this type. */
  messages(type: string): Locator {
    return this.lab
      .getByRole('table', { name: this.own.ladder.title })
      .getByRole('row')
      .filter({ has: this.page.getByRole('rowheader', { name: new RegExp(`^${type}\\b`) }) });
  }

  leaks(): Locator {
    return this.lab.getByRole('list', { name: this.own.leaks.title }).getByRole('listitem');
  }

  ghosts(): Locator {
    return this.lab.getByRole('list', { name: this.own.ghosts.title }).getByRole('listitem');
  }

  async relayIs(relay: 'server' | 'room' | 'everyone' | 'known-types'): Promise<void> {
    await this.lab.getByRole('combobox', { name: this.own.relay.label }).selectOption(relay);
  }

  async saysNews(key: keyof typeof en.news, values: Readonly<Record<string, string | number>>): Promise<void> {
    await expect(this.lab.getByRole('status').filter({ hasText: fill(this.own.news[key], values) })).toBeVisible(
      patient,
    );
  }

  async isIdle(): Promise<void> {
    await expect(this.button(this.own.hangUp)).not.toHaveAttribute('aria-disabled', 'true');
  }

  trace(): Promise<Trace> {
    return this.page.evaluate(() => (globalThis as unknown as Scripted).icebreaker.lab('rooms').trace());
  }

  #rooms(): Locator {
    return this.lab.locator('.rooms-room');
  }

  #labelOf(visitor: Visitor, act: Act): string {
    return fill(this.own.visitors.of, { action: this.own.visitors[act], visitor });
  }

  async done(): Promise<number> {
    const text = (await this.lab.locator('.rooms-next').textContent()) ?? '';
    return Number(/\d+(?= of )/.exec(text)?.[0] ?? 0);
  }
}
