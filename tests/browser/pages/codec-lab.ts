import type { Locator, Page } from 'playwright/test';
import { expect } from 'playwright/test';
import { codecs as en } from '#labs/messages/codecs-en.ts';
import { codecs as ko } from '#labs/messages/codecs-ko.ts';
import { fill } from '#labs/messages/fill.ts';
import { LabPage, type Language } from './lab-page.ts';

type Wanted = { codecs: readonly string[]; caps: readonly string[]; repeats: string; seconds: string };

/** The lab that chooses codecs and measures them. */
export class CodecLab extends LabPage {
  readonly own: typeof en;

  constructor(page: Page, language: Language = 'en') {
    super(page, language, 'codecs', () => ({ en, ko })[language].title);
    this.own = { en, ko }[language];
  }

  async connect(): Promise<void> {
    await this.press(this.own.connect);
    await this.says(this.own.status.connected);
  }

  /** The codecs of one kind, in the order in which they are preferred. */
  async order(kind: keyof typeof en.kinds): Promise<readonly string[]> {
    return this.list(kind).getByRole('listitem').locator('strong').allTextContents();
  }

  list(kind: keyof typeof en.kinds): Locator {
    const heading = this.page.getByRole('heading', { name: this.own.kinds[kind], exact: true });
    return this.lab.locator('.lab-preference-lists > div').filter({ has: heading });
  }

  /** Offered, answered, used, and by whom it is coded. */
  negotiated(kind: keyof typeof en.kinds): Locator {
    return this.lab.locator(`.lab-negotiated tr[data-kind="${kind}"]`);
  }

  sender(member: string): Locator {
    return this.lab.getByRole('region', { name: this.own.sender.title }).getByRole('combobox', { name: member });
  }

  /** What measures is fetched when somebody comes near. */
  async goToExperiments(): Promise<void> {
    await this.see();
    await expect(async () => {
      await this.lab.locator('.lab-stats').evaluate((element) => element.scrollIntoView({ block: 'end' }));
      await expect(this.experiment.getByRole('checkbox').first()).toBeVisible({ timeout: 1000 });
    }).toPass();
  }

  get experiment(): Locator {
    return this.lab.getByRole('region', { name: this.own.experiment.title, exact: true });
  }

  /** Measures these, and waits for the end. */
  async measure({ codecs, caps, repeats, seconds }: Wanted): Promise<void> {
    const { experiment: words } = this.own;
    await this.goToExperiments();
    const choose = async (legend: string, wanted: readonly string[]) => {
      const group = this.experiment.getByRole('group', { name: legend, exact: true });
      await expect(group.getByRole('checkbox')).not.toHaveCount(0);
      for (const box of await group.getByRole('checkbox').all()) await box.setChecked(false);
      for (const name of wanted) await group.getByRole('checkbox', { name, exact: true }).check();
    };
    await choose(words.codecs, codecs);
    await choose(words.caps, caps);
    await this.experiment.getByLabel(words.repeats).selectOption(repeats);
    await this.experiment.getByLabel(words.seconds).selectOption(seconds);
    await this.experiment.getByRole('button').first().click();
    const count = codecs.length * caps.length * Number(repeats);
    await expect(this.experiment.getByRole('status')).toHaveText(fill(words.done, { count }), {
      timeout: count * (Number(seconds) + 10) * 1000,
    });
  }
}
