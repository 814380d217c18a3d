import { readFile } from 'node:fs/promises';
import type { Locator } from 'playwright/test';
import { views } from '#labs/widgets/lab-address.ts';
import { expect, test } from '../support/fixtures.ts';
import { Inspector } from './pages/inspector.ts';
import { LoopbackLab } from './pages/loopback-lab.ts';

/** Where in the trace the views are held against each other, as a share of its length. */
const moments = [0.3, 0.6, 0.95] as const;

/**
 * All that a lab shows of a moment: charts, what may be called, the moment in words, the timeline with its picture, the
 * events and the open panel. Names that are counted up in the page, the turn of an animation and where a box is scrolled
 * are left out, and so are the sentences of the director, who is not replayed, and the button that mends what he runs.
 */
function shownBy(lab: Locator): Promise<Record<string, string>> {
  return lab.evaluate((section) => {
    const counted = new Set(['id', 'for', 'aria-controls', 'aria-labelledby', 'aria-describedby', 'name']);
    const markup = (root: Element): string => {
      const copy = root.cloneNode(true) as Element;
      for (const button of copy.querySelectorAll('.lab-finding-ways button')) button.remove();
      for (const element of [copy, ...copy.querySelectorAll('*')]) {
        for (const name of counted) element.removeAttribute(name);
        if (element.hasAttribute('data-last')) element.setAttribute('data-last', '');
      }
      return copy.outerHTML;
    };
    const parts: Record<string, string> = {};
    for (const [name, selector] of Object.entries({
      charts: '.lab-charts',
      legality: '.lab-legality',
      timeline: '.lab-timeline',
      events: '.lab-events',
      panel: '.lab-panel',
      disagreements: '.lab-disagreements',
    })) {
      parts[name] = [...section.querySelectorAll(selector)].map(markup).join('\n');
    }
    parts['picture'] = section.querySelector('canvas')?.toDataURL() ?? '';
    parts['moment'] = section.querySelector('.lab-moment p')?.textContent ?? '';
    return parts;
  });
}

for (const fault of ['', '?fault=glare'] as const) {
  test(`a trace that was saved and opened shows every moment as the live lab did${fault ? `, ${fault}` : ''}`, async ({
    page,
  }) => {
    test.setTimeout(120_000);
    const lab = new LoopbackLab(page);
    const inspector = new Inspector(lab);
    await lab.open(fault);
    if (fault === '') {
      await lab.start();
      await lab.isConnected();
    } else {
      await lab.see();
      await expect(lab.events().filter({ hasText: 'InvalidStateError' })).not.toHaveCount(0);
    }
    // Nothing is added any more, so that both have the same trace.
    await lab.hangUp();
    await lab.says(lab.words.loopback.status.ended);

    const showAll = async () => {
      const shown: Record<string, Record<string, string>> = {};
      for (const moment of moments) {
        const box = await inspector.slider.locator('.lab-track').boundingBox();
        await inspector.slider.locator('.lab-track').click({ position: { x: (box?.width ?? 0) * moment, y: 40 } });
        await expect(lab.lab.locator('.lab-moment[data-past]')).toBeVisible();
        for (const view of views) {
          await inspector.open(view);
          await expect(inspector.panel).not.toContainText(lab.words.common.tools.inspector.loading);
          // The lists that follow the moment do so once it rests: two looks that agree are a look at rest.
          let before = JSON.stringify(await shownBy(lab.lab));
          await expect
            .poll(
              async () => {
                const now = JSON.stringify(await shownBy(lab.lab));
                const isAtRest = now === before;
                before = now;
                return isAtRest;
              },
              { intervals: [150] },
            )
            .toBe(true);
          shown[`${moment} ${view}`] = await shownBy(lab.lab);
        }
      }
      return shown;
    };
    const live = await showAll();
    const downloading = page.waitForEvent('download');
    await lab.press(lab.words.common.frame.saveTrace);
    const text = await readFile(await (await downloading).path(), 'utf8');

    await lab.open();
    await lab.openTrace('mine.json', text);
    await expect(lab.button(lab.words.common.frame.backToLive)).toBeVisible();
    const replayed = await showAll();

    for (const [where, parts] of Object.entries(live)) {
      for (const [part, markup] of Object.entries(parts)) {
        expect.soft(replayed[where]?.[part], `${part} at ${where}`).toBe(markup);
      }
    }
    // What is compared is there, and differs from moment to moment.
    expect(new Set(Object.values(live).map(({ charts }) => charts)).size).toBeGreaterThan(2);
    for (const part of ['charts', 'timeline', 'events', 'panel', 'picture', 'moment'])
      expect(Object.values(live)[0]?.[part]?.length).toBeGreaterThan(20);
  });
}
