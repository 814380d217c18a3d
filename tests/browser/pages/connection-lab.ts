import type { Page } from 'playwright/test';
import { expect } from 'playwright/test';
import { connection as en } from '#labs/messages/connection-en.ts';
import { connection as ko } from '#labs/messages/connection-ko.ts';
import type { InterfaceState } from '#labs/model/views/interface-states.ts';
import type { Trace } from '#labs/model/trace.ts';
import { peers, type ConnectionState, type PeerId } from '#labs/model/vocabulary.ts';
import { LabPage, type Language } from './lab-page.ts';

type Scripted = { icebreaker: { lab: (name: string) => { trace: () => Trace } } };

/** The lab of a call whose way can be cut and renewed. */
export class ConnectionLab extends LabPage {
  readonly own: typeof en;

  constructor(page: Page, language: Language = 'en') {
    super(page, language, 'connection', () => ({ en, ko })[language].title);
    this.own = { en, ko }[language];
  }

  async connect(): Promise<void> {
    await this.press(this.own.connect);
    await this.bothAre('connected');
  }

  /** Both connections are in this state, and both interfaces say what goes with it. */
  async bothAre(state: ConnectionState): Promise<void> {
    for (const peer of peers) await this.shows(peer, { connection: state });
  }

  async interfaceOf(peer: PeerId, state: InterfaceState): Promise<void> {
    const mock = this.lab.locator(`[data-peer="${peer}"]`).getByRole('group', { name: this.own.interface.title });
    await expect(mock).toContainText(this.own.interface.why[state]);
    await expect(mock).toContainText(this.own.interface.banners[state]);
  }

  trace(): Promise<Trace> {
    return this.page.evaluate(() => (globalThis as unknown as Scripted).icebreaker.lab('connection').trace());
  }

  /** How many connections each side has made since the run began. */
  async connections(): Promise<number[]> {
    const { events } = await this.trace();
    return peers.map(
      (peer) => events.filter((event) => event.peer === peer && event.type === 'connection.created').length,
    );
  }
}
