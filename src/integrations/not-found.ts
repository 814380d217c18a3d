import type { AstroIntegration } from 'astro';
import { existsSync } from 'node:fs';
import { readFile, rename, rmdir, writeFile } from 'node:fs/promises';

/**
 * Puts the not-found page of a language folder where servers look for one, `ko/404.html`, as Astro does for the root
 * only; and takes it out of the sitemap, since it is no page to arrive at, nor are those of a class. Runs after the sitemap is
 * written.
 *
 * @param folders the language folders, such as `ko`
 */
export function notFoundPages(folders: readonly string[]): AstroIntegration {
  return {
    name: 'not-found-pages',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        for (const folder of folders) {
          const built = new URL(`${folder}/404/`, dir);
          if (!existsSync(built)) continue;
          await rename(new URL('index.html', built), new URL(`${folder}/404.html`, dir));
          await rmdir(built);
        }
        const sitemap = new URL('sitemap-0.xml', dir);
        if (!existsSync(sitemap)) return;
        const xml = await readFile(sitemap, 'utf8');
        const unlisted = /<url><loc>[^<]*\/(?:404|present\/[\w-]+|follow\/lab\/[\w-]+)\/<\/loc>.*?<\/url>/g;
        await writeFile(sitemap, xml.replaceAll(unlisted, ''));
      },
    },
  };
}
