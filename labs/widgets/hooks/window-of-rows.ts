export type RowWindow = { first: number; end: number };

/** So many rows are in the page whole: finding a word in it, and reading it aloud, work without scrolling. */
const short = 400;
/** Of a longer list, rows kept beyond those that are seen, on both sides. */
const spare = 8;
/** The window moves by so many rows at a time, so that scrolling renders seldom. */
const stride = 8;

/** Which of `total` rows of one height are in the page when the box is scrolled there. All lengths in CSS pixels. */
export function windowOfRows(scrollTop: number, boxHeight: number, rowHeight: number, total: number): RowWindow {
  if (total <= short) return { first: 0, end: total };
  const seen = Math.floor(Math.max(0, scrollTop) / rowHeight / stride) * stride;
  const shown = Math.ceil(boxHeight / rowHeight) + stride;
  return {
    first: Math.max(0, Math.min(seen, total - shown) - spare),
    end: Math.min(total, seen + shown + spare),
  };
}
