import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright/test';
import { expect } from 'playwright/test';
import { compare as compareEn } from '#labs/messages/compare-en.ts';
import { compare as compareKo } from '#labs/messages/compare-ko.ts';
import { fill } from '#labs/messages/fill.ts';
import { parseTrace } from '#labs/model/codec.ts';
import type { OtherLife } from '#labs/model/compare/other-tab.ts';
import type { Subject } from '#labs/model/compare/what-differs.ts';
import type { Trace, TraceEvent } from '#labs/model/trace.ts';
import type { PeerId } from '#labs/model/vocabulary.ts';
import { TwoTabLab } from './two-tab-lab.ts';

/** A tab of the call between two as one that shows both sides. */
export class ComparedTab {
  readonly tab: TwoTabLab;
  readonly other: PeerId;
  readonly own: typeof compareEn;

  constructor(tab: TwoTabLab, other: PeerId) {
    this.tab = tab;
    this.other = other;
    this.own = { en: compareEn, ko: compareKo }[tab.language];
  }

  get button(): Locator {
    return this.tab.button(this.tab.words.twoTab.compare);
  }

  async press(): Promise<void> {
    await this.tab.press(this.tab.words.twoTab.compare);
  }

  /** Says of the other tab what it is doing. */
  saysOf(life: OtherLife, options: { timeout?: number } = {}): Promise<void> {
    return this.tab.says(this.#named(this.own.other[life]), options);
  }

  async says(sentence: 'reloaded' | 'damaged'): Promise<void> {
    await expect(this.saying(sentence)).toBeVisible();
  }

  saying(sentence: 'reloaded' | 'damaged'): Locator {
    return this.tab.lab.getByRole('status').filter({ hasText: this.#named(this.own[sentence]) });
  }

  /** The clocks are matched by messages that went both ways. */
  isAligned(): Promise<void> {
    const [before = '', after = ''] = this.own.clocks['by-messages'].split('{ms}');
    return this.tab.says(new RegExp(`${escaped(before)}\\d+${escaped(after)}`));
  }

  /** The one of what differs: the values of alice and bob, and what they come to. */
  row(subject: Subject): Locator {
    return this.tab.lab
      .getByRole('region', { name: this.own.differs.title })
      .getByRole('row')
      .filter({ has: this.tab.page.getByRole('rowheader', { name: this.own.differs.subjects[subject], exact: true }) });
  }

  /** What went one way, and came. */
  figures(from: PeerId, kind: 'audio' | 'video'): Locator {
    const { way, kinds, title } = this.own.figures;
    const names = this.tab.words.common.peers;
    const name = fill(way, { from: names[from], to: names[from === 'alice' ? 'bob' : 'alice'], kind: kinds[kind] });
    return this.tab.lab.getByRole('region', { name: title }).getByRole('row', { name });
  }

  /** What the lab shows, as it saves it. */
  async merged(): Promise<Trace> {
    const saving = this.tab.page.waitForEvent('download');
    await this.tab.press(this.tab.words.common.frame.saveTrace);
    return parseTrace(await readFile(await (await saving).path(), 'utf8'));
  }

  get notice(): Locator {
    return this.tab.lab.getByRole('note').filter({ hasText: this.own.sharing.asked });
  }

  #named(sentence: string): string {
    return fill(sentence, { peer: this.tab.words.common.peers[this.other] });
  }
}

/** Two tabs, alice's and bob's, as each of them would compare. */
export function bothOf(alice: TwoTabLab, bob: TwoTabLab): [ComparedTab, ComparedTab] {
  return [new ComparedTab(alice, 'bob'), new ComparedTab(bob, 'alice')];
}

/** Two tabs of one browser in a room. */
export async function twoTabs(page: Page, query = '') {
  const alice = new TwoTabLab(page);
  await alice.open(query);
  await alice.openRoom();
  const bob = await alice.openOtherTab();
  const [inAlice, inBob] = bothOf(alice, bob);
  return { alice, bob, inAlice, inBob };
}

/** Every message is sent before it comes, and numbers and times only rise. Returns how many were sent and came. */
export function expectCausesFirst({ events }: Trace): number {
  let pairs = 0;
  const sent = new Map<string, number>();
  const key = (event: Extract<TraceEvent, { message: unknown }>, from: PeerId) => {
    const { id, kind, content } = event.message;
    // PeerJS counts at each end by itself, and a page that was reloaded counts anew.
    return `${from} ${kind} ${id.startsWith('peerjs-') ? '' : id} ${JSON.stringify(content)}`;
  };
  for (const [index, event] of events.entries()) {
    expect(event.seq).toBe(index);
    expect(event.at).toBeGreaterThanOrEqual(events[index - 1]?.at ?? 0);
    if (event.type === 'message.sent') sent.set(key(event, event.peer), index);
  }
  for (const [index, event] of events.entries()) {
    if (event.type !== 'message.received') continue;
    const at = sent.get(key(event, event.peer === 'alice' ? 'bob' : 'alice'));
    if (at === undefined) continue;
    pairs += 1;
    expect(at, `${event.peer} received ${event.message.id} at ${index}`).toBeLessThan(index);
  }
  return pairs;
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
