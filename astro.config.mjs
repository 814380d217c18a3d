import preact from '@astrojs/preact';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import { signalingInDev } from './peer-server/astro-dev.ts';
import { notFoundPages } from './src/integrations/not-found.ts';
import { precompress } from './src/integrations/precompress.ts';
import { shellText } from './src/shell-text.ts';
import { sidebar } from './src/sidebar.ts';
import { codeBlocks } from './src/styles/code-theme.ts';

// The address under which the site is published: canonical links, the sitemap and the social card need it.
const site = process.env.SITE_URL ?? 'http://localhost:4321';

/** The browser's own frame, in the colour of the page. */
function themeColor(scheme, content) {
  return { tag: 'meta', attrs: { name: 'theme-color', media: `(prefers-color-scheme: ${scheme})`, content } };
}

const core = [
  'widgets/registry',
  'widgets/place',
  'widgets/lab-address',
  'widgets/hooks/use-(trace|session|lazy|lab-keys)',
];
const isCore = new RegExp(`/labs/(${[...core, 'widgets/parts/timeline-layout'].join('|')})\\.ts$`);

export default defineConfig({
  site,
  publicDir: './src/public',
  trailingSlash: 'ignore',
  // A page is small and its style sheet too: together they paint one round trip sooner.
  build: { inlineStylesheets: 'always' },
  vite: {
    plugins: [
      {
        // What every lab needs is one file. Shared with the stage and those who follow it would fall into many, which weigh more.
        name: 'one-core',
        configEnvironment: (name) =>
          name === 'client'
            ? {
                build: { rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'core', test: isCore }] } } } },
              }
            : undefined,
      },
      {
        // What is fetched on demand needs little that the page has not: a list of it in every chunk weighs more than it saves.
        name: 'no-preload-lists',
        configEnvironment: (name) => (name === 'client' ? { build: { modulePreload: false } } : undefined),
      },
    ],
    build: {
      rolldownOptions: {
        onLog(level, log, report) {
          // Astro marks each page of content with a directive of its own and has read it long before it is bundled.
          if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log);
        },
      },
    },
  },
  integrations: [
    preact(),
    starlight({
      title: 'Icebreaker',
      defaultLocale: 'root',
      locales: {
        root: { label: 'English', lang: 'en' },
        ko: { label: '한국어', lang: 'ko' },
      },
      description: shellText('en').description,
      favicon: '/favicon.svg',
      head: [
        { tag: 'link', attrs: { rel: 'icon', href: '/favicon.ico', sizes: '32x32' } },
        { tag: 'link', attrs: { rel: 'apple-touch-icon', href: '/apple-touch-icon.png' } },
        themeColor('light', '#f6f9fb'),
        themeColor('dark', '#0b131a'),
      ],
      markdown: { processedDirs: ['./content/'] },
      sidebar: sidebar(),
      routeMiddleware: './src/route-data.ts',
      customCss: ['fonts', 'tokens', 'starlight', 'layout', 'prose', 'sidebar'].map(
        (name) => `./src/styles/${name}.css`,
      ),
      components: Object.fromEntries(
        [
          'Footer',
          'Head',
          'Header',
          'Hero',
          'LanguageSelect',
          'MobileMenuFooter',
          'PageTitle',
          'Search',
          'SiteTitle',
          'ThemeProvider',
          'ThemeSelect',
        ].map((name) => [name, `./src/components/shell/${name}.astro`]),
      ),
      expressiveCode: codeBlocks,
      credits: false,
      disable404Route: true,
    }),
    signalingInDev(),
    notFoundPages(['ko']),
    // Last, so that it finds what the others have written.
    precompress(),
  ],
});
