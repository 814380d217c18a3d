import { defineRouteMiddleware } from '@astrojs/starlight/route-data';
import { shellText } from './shell-text.ts';

/**
 * Adjusts each page before it is drawn: a page with a lab gives its right column to the lab (its headings are listed
 * under the title instead), and every page gets the social card of its language.
 */
export const onRequest = defineRouteMiddleware(({ locals, site }) => {
  const route = locals.starlightRoute;
  if (route.entry.data.lab) route.toc = undefined;

  const card = new URL(route.lang === 'ko' ? '/social-card-ko.png' : '/social-card.png', site).href;
  const meta = (attrs: Record<string, string>) => route.head.push({ tag: 'meta', attrs, content: '' });
  meta({ property: 'og:image', content: card });
  meta({ property: 'og:image:width', content: '1200' });
  meta({ property: 'og:image:height', content: '630' });
  meta({ property: 'og:image:alt', content: shellText(route.lang).cardAlt });
  meta({ name: 'twitter:image', content: card });
});
