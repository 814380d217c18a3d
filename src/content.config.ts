import { docsSchema, i18nSchema } from '@astrojs/starlight/schema';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { defineCollection } from 'astro:content';
import { languages } from './curriculum.ts';
import { shellText } from './shell-text.ts';

/** What a page may say in its front matter beside Starlight's own keys. */
const extend = z.object({
  /** Slug of the lab shown on the page; gives the page the wide layout. Equal in both languages. */
  lab: z.string().optional(),
  /** Sections of specifications the page rests on, as URLs; listed at its end. */
  specs: z.array(z.url()).optional(),
  /** Number of the lesson in the course, from 1; equal to the one in `curriculum.ts`. */
  lesson: z.number().int().positive().optional(),
});

export const collections = {
  docs: defineCollection({
    loader: glob({ base: './content', pattern: '**/[^_]*.{md,mdx}' }),
    schema: docsSchema({ extend }),
  }),
  /** Starlight's own words where ours differ. */
  i18n: defineCollection({
    loader: () => languages.map((id) => ({ id, 'tableOfContents.onThisPage': shellText(id).onThisPage })),
    schema: i18nSchema(),
  }),
};
