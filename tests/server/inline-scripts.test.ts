import { inlineScripts, scriptHash } from '#peer-server/inline-scripts.ts';
import { parse } from 'node-html-parser';
import { expect, test } from 'vitest';

test.each([
  { what: 'a plain script', html: '<script>a()</script>', finds: ['a()'] },
  { what: 'upper case and attributes', html: '<SCRIPT async TYPE="module">a()</SCRIPT >', finds: ['a()'] },
  { what: 'two in order', html: '<script>a</script><p><script>b</script>', finds: ['a', 'b'] },
  { what: 'an empty one', html: '<script></script>', finds: [''] },
  { what: 'one with a source', html: '<script src="/a.js">ignored()</script>', finds: [] },
  { what: 'data', html: '<script type="application/ld+json">{}</script>', finds: [] },
  { what: 'an import map', html: '<script type="importmap">{}</script>', finds: ['{}'] },
  { what: 'a comment', html: '<!-- <script>a</script> --><script>b</script>', finds: ['b'] },
  { what: 'an attribute that looks like one', html: `<p title="<script>a</script>"><script>b</script>`, finds: ['b'] },
  { what: 'text of a title', html: '<title><script>a</script></title><script>b</script>', finds: ['b'] },
  { what: 'noscript', html: '<noscript><script>a</script></noscript><script>b</script>', finds: ['b'] },
  { what: 'a greater-than sign in an attribute', html: `<script data-x="a>b" data-y='>'>c</script>`, finds: ['c'] },
  { what: 'src as a value', html: '<script data-x="src=1">a</script>', finds: ['a'] },
  { what: 'a tag in the text of a script', html: '<script>"<b></b>"</script>', finds: ['"<b></b>"'] },
  { what: 'Windows line ends', html: '<script>a\r\nb</script>', finds: ['a\nb'] },
  { what: 'a name that begins the same', html: '<scripts>a</scripts>', finds: [] },
])('$what: $html', ({ html, finds }) => {
  expect(inlineScripts(html)).toEqual(finds);
});

test('a hash is the one browsers compute', () => {
  expect(scriptHash("alert('Hello, world.');")).toBe("'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='");
});

test('it agrees with an HTML parser over many pages', () => {
  const attributes = ['', ' async', ' type="module"', " data-a='<'", ' data-b=">"', ' defer="" class=x'];
  const between = [
    '<p>1 < 2</p>',
    '<!-- > -->',
    '<a href="/?a=1&b=<2>">x</a>',
    '<style>a>b{}</style>',
    '<img alt="it\'s">',
    '',
  ];
  for (const [index, attribute] of attributes.entries()) {
    for (const gap of between) {
      const html = `<!doctype html><body>${gap}<script${attribute}>f(${index})</script>${gap}<script>${'g();'.repeat(index)}</script>`;
      const expected = parse(html, { comment: true })
        .querySelectorAll('script')
        .map((script) => script.rawText);
      expect(inlineScripts(html)).toEqual(expected);
    }
  }
});
