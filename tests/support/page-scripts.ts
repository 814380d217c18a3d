import { posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { dataCheckpoints, dataPredictions } from '#labs/model/checkpoints/data-goals.ts';
import { deviceCheckpoints, devicePredictions } from '#labs/model/checkpoints/device-goals.ts';
import { measureCheckpoints, measurePredictions } from '#labs/model/checkpoints/measure-goals.ts';
import { mediaCheckpoints, mediaPredictions } from '#labs/model/checkpoints/media-goals.ts';
import { meshCheckpoints, meshPredictions } from '#labs/model/checkpoints/mesh-goals.ts';
import { negotiationCheckpoints, negotiationPredictions } from '#labs/model/checkpoints/negotiation-goals.ts';
import { roomCheckpoints, roomPredictions } from '#labs/model/checkpoints/room-goals.ts';
import { transferCheckpoints, transferPredictions } from '#labs/model/checkpoints/transfer-goals.ts';
import type { BuiltPage } from './built-site.ts';
import { readBuilt } from './built-site.ts';
import { findImports } from './imports.ts';

export type PageWeight = {
  /** Bytes, gzip, of all JavaScript that the page loads by itself, in chunks or inline. */
  readonly eager: number;
  /** Bytes, gzip, of what its scripts import for a call. */
  readonly later: number;
  /** Bytes, gzip, of what somebody has to open by hand: panels, dialogs, files. */
  readonly opened: number;
};

/** Chunks are named after what they hold. */
const isOpenedByHand = (file: string) =>
  /\/(panels|EventDetail|\w+(Panel|Dialog)|codec|merge|redact|to-internals|Experiments)\.[^/]+$/.test(file);

/** Part of how Astro starts a widget, for properties that are signals. No widget here has one, so nobody ever fetches it. */
const isNeverFetched = (file: string) => /\/signals\.module\.[^/]+$/.test(file);

// The goals of one lab come together.
const mediaGoals = Object.keys({
  ...{ ...mediaCheckpoints, ...mediaPredictions },
  ...{ ...deviceCheckpoints, ...devicePredictions },
});
const dataGoals = Object.keys({
  ...{ ...dataCheckpoints, ...dataPredictions },
  ...{ ...transferCheckpoints, ...transferPredictions },
});
/** What decides goals that look at much, by the chunk that has them; only a page that has one of them fetches it. */
const laterGoals: Readonly<Record<string, readonly string[]>> = {
  'measure-goals': Object.keys({ ...measureCheckpoints, ...measurePredictions }),
  'media-goals': mediaGoals,
  'device-goals': mediaGoals,
  'data-goals': dataGoals,
  'transfer-goals': dataGoals,
  'negotiation-goals': Object.keys({ ...negotiationCheckpoints, ...negotiationPredictions }),
  'room-goals': Object.keys({ ...roomCheckpoints, ...roomPredictions }),
  'mesh-goals': Object.keys({ ...meshCheckpoints, ...meshPredictions }),
};
/** Those that a chunk is fetched for; `later-goals` finds the chunk of any. `undefined` for what is of no goals. */
const goalsIn = (file: string) => {
  const chunk = /\/([\w-]+-goals)\.[^/]+$/.exec(file)?.[1] ?? '';
  return chunk === 'later-goals' ? Object.values(laterGoals).flat() : laterGoals[chunk];
};

type Chunk = { readonly bytes: number; readonly eager: readonly string[]; readonly later: readonly string[] };
const chunks = new Map<string, Chunk>();

/** Follows every script, preload and island of a page through the built chunks. */
export function weighPage({ path, html }: BuiltPage): PageWeight {
  const inline = html.querySelectorAll('script:not([src])').filter((script) => isCode(script.getAttribute('type')));
  const own = splitImports(inline.map((script) => script.text).join('\n'), '/');
  const attributes = ['src', 'href', 'component-url', 'renderer-url', 'before-hydration-url'];
  const loaders = html.querySelectorAll('script[src], link[rel=modulepreload], astro-island');
  const named = loaders.flatMap((element) => attributes.flatMap((name) => element.getAttribute(name) ?? []));
  const roots = [...named.filter((file) => file !== '').map((file) => posix.resolve(path, file)), ...own.eager];

  const eager = reach(roots, (chunk) => chunk.eager);
  const laterRoots = [...own.later, ...[...eager].flatMap((file) => chunkAt(file).later)];
  const goals = html.querySelectorAll('[data-checkpoint], [data-predict]');
  const asked = goals.flatMap((goal) =>
    ['data-checkpoint', 'data-predict'].map((name) => goal.getAttribute(name) ?? ''),
  );
  const wanted = (files: readonly string[]) =>
    files.filter((file) => goalsIn(file)?.some((id) => asked.includes(id)) ?? true);
  const bySelf = (files: readonly string[]) => wanted(files).filter((file) => !isOpenedByHand(file));
  const later = reach(bySelf(laterRoots), (chunk) => [...chunk.eager, ...bySelf(chunk.later)]);
  const whole = reach(wanted(laterRoots), (chunk) => [...chunk.eager, ...wanted(chunk.later)]);
  const inlineBytes = inline.reduce((sum, script) => sum + gzipSync(script.text).length, 0);
  return {
    eager: inlineBytes + sumOf(eager),
    later: sumOf([...later].filter((file) => !eager.has(file))),
    opened: sumOf([...whole].filter((file) => !eager.has(file) && !later.has(file))),
  };
}

function isCode(type: string | undefined): boolean {
  return type === undefined || type === 'module' || type === 'text/javascript';
}

function reach(roots: readonly string[], next: (chunk: Chunk) => readonly string[]): Set<string> {
  const reached = new Set<string>();
  const waiting = [...roots];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    waiting.push(...next(chunkAt(file)));
  }
  return reached;
}

function sumOf(files: Iterable<string>): number {
  return [...files].reduce((sum, file) => sum + chunkAt(file).bytes, 0);
}

function chunkAt(file: string): Chunk {
  const known = chunks.get(file);
  if (known !== undefined) return known;
  const code = readBuilt(file);
  const chunk = { bytes: gzipSync(code).length, ...splitImports(code, file) };
  chunks.set(file, chunk);
  return chunk;
}

function splitImports(code: string, from: string): Pick<Chunk, 'eager' | 'later'> {
  const scripts = findImports(code).filter(({ specifier }) => /^[./].*\.m?js$/.test(specifier));
  const paths = (dynamic: boolean) =>
    scripts
      .filter((script) => script.dynamic === dynamic && !isNeverFetched(script.specifier))
      .map(({ specifier }) => posix.resolve(posix.dirname(from), specifier));
  return { eager: paths(false), later: paths(true) };
}
