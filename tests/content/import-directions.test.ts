import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../peer-server/setup.mjs';
import { findImports, programOf } from '../support/imports.ts';
import { filesBelow, readSource } from '../support/source-files.ts';

/** Who may import from whom, written down a second time so that no mistake in the lint table goes unseen. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  'labs/model': ['labs/model'],
  'labs/messages': ['labs/messages', 'labs/model'],
  'labs/drivers': ['labs/drivers', 'labs/model'],
  'labs/widgets': ['labs/widgets', 'labs/messages', 'labs/drivers', 'labs/model'],
  src: ['src', 'labs/widgets', 'labs/messages', 'labs/drivers', 'labs/model'],
  'peer-server': ['peer-server', 'labs/model'],
  content: ['src', 'labs/widgets', 'content'],
};

type Found = { from: string; to: string; typeOnly: boolean };

const layerOf = (path: string) => Object.keys(mayImport).find((layer) => path.startsWith(`${layer}/`)) ?? path;

function importsOf(layer: string): readonly Found[] {
  const programs = filesBelow(layer).filter((path) => /\.(ts|tsx|mjs|astro|mdx)$/.test(path));
  return programs.flatMap((from) =>
    findImports(programOf(from, readSource(from))).map(({ specifier, typeOnly }) => {
      const local = specifier.startsWith('.') ? posix.join(posix.dirname(from), specifier) : specifier;
      return { from, to: local.replace(/^#/, '').replace(/\?.*$/, ''), typeOnly };
    }),
  );
}

const isOurs = ({ to }: Found) => /^(labs|src|peer-server|content|tests)\//.test(to);

test.each(Object.entries(mayImport))('%s imports only from %s', (layer, allowed) => {
  const wrong = importsOf(layer).filter((found) => isOurs(found) && !allowed.includes(layerOf(found.to)));
  expect(wrong).toEqual([]);
});

test('the walk sees the imports it is meant to judge', () => {
  const ours = Object.keys(mayImport).flatMap(importsOf).filter(isOurs);
  expect(ours.length).toBeGreaterThan(100);
  expect(ours.filter(({ to }) => !existsSync(join(root, to)))).toEqual([]);
  const crossing = new Set(ours.map(({ from, to }) => `${layerOf(from)} -> ${layerOf(to)}`));
  for (const known of ['labs/drivers -> labs/model', 'labs/widgets -> labs/drivers', 'peer-server -> labs/model']) {
    expect(crossing).toContain(known);
  }
});

test('messages take only types from the model', () => {
  const values = importsOf('labs/messages').filter(({ to, typeOnly }) => layerOf(to) === 'labs/model' && !typeOnly);
  expect(values).toEqual([]);
});

test('the model uses two packages and nothing of a browser, of Node or of a framework', () => {
  const packages = new Set(
    importsOf('labs/model')
      .filter((found) => !isOurs(found))
      .map(({ to }) => to),
  );
  expect([...packages].sort()).toEqual(['valibot', 'xstate']);
});

test('the model is compiled in a world without browser or Node', () => {
  const config = JSON.parse(readSource('labs/model/tsconfig.json')) as {
    compilerOptions: unknown;
    include: unknown;
    exclude: unknown;
  };
  expect(config.compilerOptions).toEqual({ lib: ['ES2023'], types: [] });
  expect(config).toMatchObject({ include: ['.'], exclude: [] });
  const referring = filesBelow('labs/model').filter((path) => /^\/\/\/\s*<reference/m.test(readSource(path)));
  expect(referring).toEqual([]);
});
