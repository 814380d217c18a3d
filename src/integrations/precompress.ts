import type { AstroIntegration } from 'astro';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

const compressible = /\.(?:html|js|mjs|css|svg|json|xml|txt|wasm|webmanifest|map|ico)$/;

/** Bytes under which a header costs more than compression saves. */
const smallest = 512;

/** Writes a `.br` and a `.gz` beside every built file worth compressing, so that the server never compresses at run time. */
export function precompress(): AstroIntegration {
  return {
    name: 'precompress',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const root = fileURLToPath(dir);
        const entries = await readdir(root, { recursive: true, withFileTypes: true });
        const files = entries.filter((entry) => entry.isFile() && compressible.test(entry.name));
        const written = await Promise.all(files.map((file) => compress(join(file.parentPath, file.name))));
        logger.info(`${written.filter(Boolean).length} files compressed`);
      },
    },
  };
}

/** @returns whether the file was large enough to be compressed */
async function compress(path: string): Promise<boolean> {
  const bytes = await readFile(path);
  if (bytes.length < smallest) return false;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  await Promise.all([
    toBrotli(bytes, { params }).then((packed) => writeFile(`${path}.br`, packed)),
    toGzip(bytes, { level: constants.Z_BEST_COMPRESSION }).then((packed) => writeFile(`${path}.gz`, packed)),
  ]);
  return true;
}
