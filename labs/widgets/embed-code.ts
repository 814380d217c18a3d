import { plainAddress } from './lab-address.ts';

export const embedThemes = ['auto', 'light', 'dark'] as const;
export type EmbedTheme = (typeof embedThemes)[number];

type Embedded = {
  name: string;
  title: string;
  lang: string;
  /** The address of the page with the lab; of it only what every lab reads goes along. */
  href: string;
  theme: EmbedTheme;
};

/** The iframe of a lab, as HTML. */
export function embedCode({ name, title, lang, href, theme }: Embedded): string {
  const page = new URL(href);
  const target = new URL(`${lang === 'ko' ? '/ko' : ''}/embed/${name}/`, page.origin);
  const written = [...page.searchParams].filter(([key]) => key in plainAddress);
  if (theme !== 'auto') written.push(['theme', theme]);
  target.search = new URLSearchParams(written).toString().replaceAll('%3A', ':');
  return [
    '<iframe',
    `  src="${escaped(target.href)}"`,
    `  title="Icebreaker: ${escaped(title)}"`,
    '  width="100%"',
    '  height="900"',
    '  style="border: 0"',
    '  allow="camera; microphone; display-capture; autoplay; fullscreen"',
    '></iframe>',
  ].join('\n');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
