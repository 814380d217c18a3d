import type { Locator, Page } from 'playwright/test';
import { dump as en } from '#labs/messages/dump-en.ts';
import { dump as ko } from '#labs/messages/dump-ko.ts';
import type { Trace } from '#labs/model/trace.ts';
import { LabPage, type Language } from './lab-page.ts';

type Scripted = { icebreaker: { lab: (name: string) => { trace: () => Trace } } };
type Upload = { name: string; mimeType: string; buffer: Buffer };

/** The lab that opens dumps. */
export class DumpReader extends LabPage {
  readonly own: typeof en;

  constructor(page: Page, language: Language = 'en') {
    super(page, language, 'dump-reader', () => ({ en, ko })[language].title);
    this.own = { en, ko }[language];
    // The ends of a call have other names here.
    const peers = this.own.ends;
    Object.assign(this, { words: { ...this.words, common: { ...this.words.common, peers } } });
  }

  async openExample(which: keyof typeof en.examples): Promise<void> {
    await this.press(this.own.examples[which]);
  }

  /** Chooses files as a person does in the dialog. */
  async choose(...files: readonly Upload[]): Promise<void> {
    await this.see();
    await this.page.locator('.lab-controls input[type=file]').setInputFiles([...files]);
  }

  overview(): Locator {
    return this.lab.getByRole('region', { name: this.own.overview.title });
  }

  trace(): Promise<Trace> {
    return this.page.evaluate(() => (globalThis as unknown as Scripted).icebreaker.lab('dump-reader').trace());
  }
}

export function jsonFile(name: string, content: unknown): Upload {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  return { name, mimeType: 'application/json', buffer: Buffer.from(text) };
}
