/**
 * Draws the pictures in `src/public` that cannot be SVG, from the mark and the card. Run by hand after a change of either:
 * `CHROMIUM=/path/to/chromium node src/brand/render.ts`.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { chromium } from 'playwright';
import { card } from './card.ts';
import { icoOf } from './ico.ts';

const target = new URL('../public/', import.meta.url);
const require = createRequire(import.meta.url);

const favicon = await readFile(new URL('favicon.svg', target), 'utf8');
const paths = favicon.slice(favicon.indexOf('<path'), favicon.lastIndexOf('</svg>'));
const paint = (alice: string, bob: string, shade: string): string =>
  paths
    .replaceAll('class="alice"', `fill="${alice}"`)
    .replaceAll('class="bob"', `fill="${bob}"`)
    .replaceAll('class="shade"', `fill="${shade}" opacity=".26"`);
const onDark = paint('#74c4ff', '#ffa564', '#0b131a');
const onEither = paint('#2f8fd0', '#e07b2c', '#0b131a');

const face = async (family: string, file: string): Promise<string> => {
  const bytes = await readFile(require.resolve(`@fontsource-variable/${file}`));
  return `@font-face{font-family:'${family}';font-weight:300 700;src:url(data:font/woff2;base64,${bytes.toString('base64')})}`;
};
const fonts = [
  await face('Instrument Sans', 'instrument-sans/files/instrument-sans-latin-wght-normal.woff2'),
  await face('Spline Sans Mono', 'spline-sans-mono/files/spline-sans-mono-latin-wght-normal.woff2'),
].join('');

const executablePath = process.env['CHROMIUM'];
const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox'] });
const page = await browser.newPage();

async function draw(svg: string, width: number, height: number): Promise<Buffer> {
  await page.setViewportSize({ width, height });
  await page.setContent(`<style>${fonts}body{margin:0}svg{display:block}</style>${svg}`);
  await page.evaluate(() => document.fonts.ready);
  return page.screenshot({ omitBackground: true });
}
const icon = (size: number, inner: string, background = ''): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 64 64">${background}${inner}</svg>`;

const english = {
  headline: ['See a WebRTC call', 'from the inside'],
  promise: 'Real calls, drawn as state machines',
} as const;
const korean = {
  headline: ['WebRTC 통화의', '속을 들여다보다'],
  promise: '진짜 통화를 상태 기계로 그려 봅니다',
} as const;
await writeFile(new URL('social-card.png', target), await draw(card(onDark, english), 1200, 630));
await writeFile(new URL('social-card-ko.png', target), await draw(card(onDark, korean), 1200, 630));

const inset = `<rect width="64" height="64" fill="#0b131a"/><svg x="10" y="10" width="44" height="44" viewBox="0 0 64 64">${onDark}</svg>`;
await writeFile(new URL('apple-touch-icon.png', target), await draw(icon(180, '', inset), 180, 180));
await writeFile(new URL('favicon.ico', target), icoOf(await draw(icon(32, onEither), 32, 32), 32));
await browser.close();
