import type { BrowserContext, Page } from 'playwright/test';

/**
 * Lets every tab of a context draw as if each had a window of its own. Chromium draws a tab behind another one about once
 * a second, and every click waits for a frame. A page of which pictures are taken counts as seen: one is asked for, as small
 * as can be, and the next is never called for.
 */
export function drawSideBySide(context: BrowserContext): void {
  const keepDrawing = async (page: Page) => {
    const session = await context.newCDPSession(page);
    await session.send('Page.startScreencast', { format: 'jpeg', quality: 0, maxWidth: 1, maxHeight: 1 });
  };
  context.on('page', (opened) => {
    const pages = context.pages();
    // A tab that is alone is always seen; the first one is left behind when the second comes.
    const left = pages.length === 2 ? pages : pages.length > 2 ? [opened] : [];
    // A tab that is closed at once needs no picture.
    for (const page of left) keepDrawing(page).catch(() => undefined);
  });
}
