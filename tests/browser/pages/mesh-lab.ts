import type { Locator, Page } from 'playwright/test';
import { expect } from 'playwright/test';
import { fill } from '#labs/messages/fill.ts';
import { mesh as en } from '#labs/messages/mesh-en.ts';
import { mesh as ko } from '#labs/messages/mesh-ko.ts';
import { pairBetween, type Seat } from '#labs/model/mesh/seats.ts';
import type { Trace } from '#labs/model/trace.ts';
import { LabPage, type Language } from './lab-page.ts';

type Scripted = { icebreaker: { lab: (name: string) => { trace: () => Trace } } };

/** Long enough for a crash to be noticed, and for patience to run out. */
const patient = { timeout: 60_000 };

/** The lab of a mesh of peers. */
export class MeshLab extends LabPage {
  readonly own: typeof en;

  constructor(page: Page, language: Language = 'en') {
    super(page, language, 'mesh', () => ({ en, ko })[language].title);
    this.own = { en, ko }[language];
  }

  async add(count: number): Promise<void> {
    for (let peer = 0; peer < count; peer += 1) await this.press(this.own.add);
  }

  /** So many are there, and every two of them are connected. */
  async isWhole(peers: number): Promise<void> {
    const sentence = fill(this.own.status.whole, { peers, connections: (peers * (peers - 1)) / 2 });
    await expect(this.lab.getByRole('status').filter({ hasText: sentence })).toBeVisible(patient);
    await expect(this.cellsIn('connected')).toHaveCount((peers * (peers - 1)) / 2);
  }

  /** The buttons of all pairs in this state. */
  cellsIn(state: string): Locator {
    return this.lab
      .getByRole('table', { name: this.own.pairs.caption })
      .getByRole('button', { name: new RegExp(`: ${state}$`) });
  }

  pair(one: Seat, other: Seat, state: string): Locator {
    const { first, second } = pairBetween(one, other);
    const { names, pairs } = this.own;
    return this.button(fill(pairs.cell, { first: names[first], second: names[second], state }));
  }

  async leaves(seat: Seat): Promise<void> {
    await this.press(fill(this.own.peers.leaves, { peer: this.own.names[seat] }));
  }

  async crashes(seat: Seat): Promise<void> {
    await this.press(fill(this.own.peers.crashes, { peer: this.own.names[seat] }));
  }

  /** Waits until this pair is in this state, for as long as the browser takes. */
  async becomes(one: Seat, other: Seat, state: string): Promise<void> {
    await expect(this.pair(one, other, state)).toBeVisible(patient);
  }

  async seenBy(seat: Seat): Promise<void> {
    await this.choice(this.own.pictures.from).selectOption(seat);
  }

  choice(name: string): Locator {
    return this.lab.getByRole('combobox', { name, exact: true });
  }

  /** The picture that is received of this peer moves. */
  async receives(seat: Seat): Promise<void> {
    const video = this.lab.getByLabel(fill(this.own.pictures.received, { peer: this.own.names[seat] }), {
      exact: true,
    });
    await video.scrollIntoViewIfNeeded();
    const now = await video.evaluate((element: HTMLVideoElement) => element.currentTime);
    const moves = () =>
      video.evaluate(
        ({ videoWidth, currentTime }: HTMLVideoElement, before) => videoWidth > 0 && currentTime > before,
        now,
      );
    await expect.poll(moves, { message: `the picture of ${seat} moves`, intervals: [50] }).toBe(true);
  }

  peers(): Locator {
    return this.lab.getByRole('list', { name: this.own.peers.title }).getByRole('listitem');
  }

  /** Of the pair that is shown. */
  trace(): Promise<Trace> {
    return this.page.evaluate(() => (globalThis as unknown as Scripted).icebreaker.lab('mesh').trace());
  }
}
