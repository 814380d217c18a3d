import { createHash } from 'node:crypto';

/** A comment, or the beginning of a tag up to the end of its name. */
const nextTag = /<(?:!--[^]*?(?:-->|$)|\/?([a-z][^\s/>]*))/gi;
const attribute = /[\s/]*([^\s/>=][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?/y;

/** In these, `<` means nothing until the closing tag. Browsers with scripting read `noscript` so too. */
const rawText: ReadonlySet<string> = new Set(
  'script style textarea title xmp iframe noembed noframes noscript'.split(' '),
);

/** Script types that a Content-Security-Policy asks about; any other type is data. */
const executed = /^(?:|module|importmap|speculationrules|(?:text|application)\/(?:x-)?(?:java|ecma)script)$/i;

/**
 * The text of every inline script in a page, in order, as the browser hashes it. A small tokenizer of our own: the pages
 * come from our own build. Where it reads a page wrongly (a script that holds `<!--<script>`), the script is blocked,
 * never let through.
 *
 * @see https://html.spec.whatwg.org/multipage/parsing.html#tokenization
 */
export function inlineScripts(html: string): string[] {
  const scripts: string[] = [];
  const text = html.replaceAll(/\r\n?/g, '\n');
  nextTag.lastIndex = 0;
  for (let tag = nextTag.exec(text); tag !== null; tag = nextTag.exec(text)) {
    const name = tag[1]?.toLowerCase();
    if (name === undefined) continue;
    const { attributes, end } = readAttributes(text, nextTag.lastIndex);
    nextTag.lastIndex = end;
    if (!rawText.has(name) || tag[0].startsWith('</')) continue;
    const close = closingTag(text, name, end);
    if (name === 'script' && !attributes.has('src') && executed.test(attributes.get('type')?.trim() ?? '')) {
      scripts.push(text.slice(end, close));
    }
    nextTag.lastIndex = close;
  }
  return scripts;
}

/** `'sha256-…'`, as a source in a Content-Security-Policy. */
export function scriptHash(script: string): string {
  return `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
}

function readAttributes(text: string, from: number): { attributes: Map<string, string>; end: number } {
  const attributes = new Map<string, string>();
  let at = from;
  for (;;) {
    attribute.lastIndex = at;
    const found = attribute.exec(text);
    if (found === null) break;
    const [, name = '', ...values] = found;
    if (!attributes.has(name.toLowerCase()))
      attributes.set(name.toLowerCase(), values.find((v) => v !== undefined) ?? '');
    at = attribute.lastIndex;
  }
  const close = text.indexOf('>', at);
  return { attributes, end: close === -1 ? text.length : close + 1 };
}

function closingTag(text: string, name: string, from: number): number {
  const close = new RegExp(`</${name}[\\s/>]`, 'gi');
  close.lastIndex = from;
  return close.exec(text)?.index ?? text.length;
}
