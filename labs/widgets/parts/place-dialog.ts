/** Room kept above and below, and the least height that a window is given, both in pixels. */
const room = 16;
const leastHeight = 240;

/** Right after a scroll of the page around, the browser may tell where the reader was before. In frames of the screen. */
const mostLooks = 10;

/**
 * Calls once with the part of this page that can be seen, in pixels from the top of its window: as soon as `pressed` is in it. A
 * frame that is given all of its height reaches far beyond the screen, and only this tells where in it the reader is, whoever's
 * page is around it.
 */
export function whenSeenPart(
  pressed: Element | null,
  take: (part: { top: number; bottom: number }) => void,
): () => void {
  let looks = 0;
  let next = 0;
  const observer = new IntersectionObserver((entries) => {
    observer.disconnect();
    const { top = 0, bottom = innerHeight } = entries.at(-1)?.intersectionRect ?? {};
    const button = pressed?.getBoundingClientRect();
    const isBefore = button !== undefined && (button.bottom < top || button.top > bottom);
    if (isBefore && (looks += 1) < mostLooks) next = requestAnimationFrame(look);
    else take({ top, bottom });
  });
  const look = () => observer.observe(document.documentElement);
  look();
  return () => {
    cancelAnimationFrame(next);
    observer.disconnect();
  };
}

/** Puts a dialog near the top of that part, and makes it no higher than what is left of it. */
export function placeDialog(dialog: HTMLElement, part: { top: number; bottom: number }): void {
  const { style } = dialog;
  style.maxHeight = '';
  const { offsetHeight } = dialog;
  const seen = part.bottom - part.top;
  const above = Math.min(Math.max(room, (seen - offsetHeight) / 2), 4 * room);
  const most = Math.max(leastHeight, seen - above - room);
  const lowest = innerHeight - Math.min(offsetHeight, most) - room;
  style.maxHeight = `min(46rem, 100dvh - 2rem, ${Math.round(most)}px)`;
  style.marginBlock = `${Math.round(Math.max(0, Math.min(part.top + above, lowest)))}px auto`;
}
