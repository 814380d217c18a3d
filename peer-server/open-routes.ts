/**
 * Pages that answer for every address of one more part below them, in each language: `/room/ABC234` is the page `/room/`, and
 * what comes after it is the page's to read.
 */
const openRoutes: readonly OpenRoute[] = [
  { page: '/room/', connect: ['https://openlibrary.org'] },
  { page: '/follow/', connect: [] },
];

type OpenRoute = {
  /** The page, without its language. */
  page: string;
  /** Hosts that this page may ask, when somebody tells it to. */
  connect: readonly string[];
};

/** The page that answers for an address with one more part: `/ko/room/ABC234` → `/ko/room/`; `null` where there is none. */
export function openPageOf(path: string): string | null {
  const [, language = '', page = '', rest = ''] = /^(\/[a-z]{2})?(\/[a-z-]+\/)([^/]+)\/?$/.exec(path) ?? [];
  if (rest === '' || /^index\.html/.test(rest)) return null;
  return openRoutes.some((route) => route.page === page) ? `${language}${page}` : null;
}

/** Other hosts that a page may ask. */
export function hostsOf(pagePath: string): readonly string[] {
  const page = pagePath.replace(/^\/[a-z]{2}(?=\/)/, '').replace(/index\.html$/, '');
  return openRoutes.find((route) => route.page === page)?.connect ?? [];
}
