import type { Locator, Page } from 'playwright/test';
import { expect } from 'playwright/test';
import { follow as followEn, stage as stageEn, type FollowMessages } from '#labs/messages/stage-en.ts';
import { follow as followKo, stage as stageKo } from '#labs/messages/stage-ko.ts';
import { fill } from '#labs/messages/fill.ts';
import type { PeerId } from '#labs/model/vocabulary.ts';
import { type Language } from './lab-page.ts';
import { LoopbackLab } from './loopback-lab.ts';

/** What a lab shows: how many events, and the state of each chart, as `alice signaling: stable`. */
export type Seen = { count: string | null; states: readonly string[] };

export async function seenIn(lab: Locator): Promise<Seen> {
  const charts = lab.locator('.lab-charts [data-peer][data-machine]');
  return {
    count: await lab.locator('.lab-slider').getAttribute('aria-valuenow'),
    states: await charts.evaluateAll((figures) =>
      figures.map((figure) => {
        const { peer, machine, state } = (figure as HTMLElement).dataset;
        return `${peer} ${machine}: ${state}`;
      }),
    ),
  };
}

/** The page of an instructor, with the call in one page unless it says otherwise. */
export class StagePage extends LoopbackLab {
  readonly own: typeof stageEn;
  readonly #base: string;
  #done = 0;

  constructor(page: Page, language: Language = 'en') {
    super(page, language);
    this.own = { en: stageEn, ko: stageKo }[language];
    this.#base = language === 'ko' ? '/ko' : '';
  }

  /** @returns the code for followers */
  async present(lab = 'loopback-call'): Promise<string> {
    await this.page.goto(`${this.#base}/present/${lab}/`);
    this.#done = 0;
    return this.code();
  }

  async code(): Promise<string> {
    const card = this.page.getByRole('region', { name: this.own.card.label });
    const code = await card.locator('[data-code]').getAttribute('data-code');
    if (code === null) throw new Error('The stage shows no code.');
    return code;
  }

  async endClass(): Promise<void> {
    const { end, endNow } = this.own.card;
    await this.page.getByRole('button', { name: end, exact: true }).click();
    await this.page.getByRole('button', { name: endNow, exact: true }).click();
  }

  async isIn(state: keyof typeof stageEn.state): Promise<void> {
    await expect(this.page.getByRole('status').filter({ hasText: this.own.state[state] })).toBeAttached();
  }

  async steps(count: number): Promise<void> {
    for (let step = 0; step < count; step += 1) {
      await this.step();
      await this.saysStep((this.#done += 1));
    }
  }

  /** Nothing is on its way any more. */
  async hasGathered(peer: PeerId): Promise<void> {
    await this.shows(peer, { 'ice-gathering': 'complete' });
  }

  seen(): Promise<Seen> {
    return seenIn(this.lab);
  }
}

/** The page of a learner who follows. */
export class FollowPage {
  readonly page: Page;
  readonly own: FollowMessages;
  /** Whichever lab is in the frame. */
  readonly lab: Locator;
  readonly #base: string;

  constructor(page: Page, language: Language = 'en') {
    this.page = page;
    this.own = { en: followEn, ko: followKo }[language];
    this.lab = page.frameLocator('iframe').locator('[data-lab]');
    this.#base = language === 'ko' ? '/ko' : '';
  }

  async follow(code: string): Promise<void> {
    await this.page.goto(`${this.#base}/follow/${code}`);
  }

  async isIn(state: keyof FollowMessages['state'], values: Record<string, string | number> = {}): Promise<void> {
    await expect(this.page.getByRole('status').filter({ hasText: fill(this.own.state[state], values) })).toBeVisible();
  }

  get toLive(): Locator {
    return this.page.getByRole('button', { name: this.own.toLive, exact: true });
  }

  async isAround(): Promise<void> {
    await expect(this.page.getByRole('status').filter({ hasText: this.own.around })).toBeVisible();
  }

  seen(): Promise<Seen> {
    return seenIn(this.lab);
  }

  /** The same states at the same moment as on the stage, which may go on meanwhile. */
  async agreesWith(stage: StagePage): Promise<void> {
    await expect(async () => expect(await this.seen()).toEqual(await stage.seen())).toPass({ timeout: 15_000 });
  }

  async sees(seen: Seen): Promise<void> {
    await expect.poll(() => this.seen()).toEqual(seen);
  }
}

/** Runs before the page's own scripts, in each frame: `connectionsOf` says how many connections they have made. */
export function countConnections(): void {
  const counted = globalThis as typeof globalThis & { made: number };
  counted.made = 0;
  const Connection = globalThis.RTCPeerConnection;
  globalThis.RTCPeerConnection = class extends Connection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      counted.made += 1;
    }
  };
}

export async function connectionsOf({ page }: FollowPage): Promise<number> {
  const made = page.frames().map((frame) => frame.evaluate(() => (globalThis as unknown as { made: number }).made));
  const counts = await Promise.all(made);
  expect(counts).toHaveLength(2);
  return counts.reduce((sum, count) => sum + count, 0);
}
