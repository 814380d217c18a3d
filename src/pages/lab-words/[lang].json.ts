import type { APIRoute, GetStaticPaths } from 'astro';
import { languages, type Language } from '#src/curriculum.ts';
import { wordsOf } from '#src/lab-words.ts';

export const getStaticPaths = (() => languages.map((lang) => ({ params: { lang } }))) satisfies GetStaticPaths;

/** What the inspector says in one language; apart from the scripts, so that nobody loads the other one. */
export const GET: APIRoute = ({ params }) => Response.json(wordsOf(params['lang'] as Language));
