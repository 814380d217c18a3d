import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writtenLessons, type Language } from './curriculum.ts';

export type Goal = { id: string; text: string };

/** What one lesson asks of its learner. */
export type LessonGoals = {
  slug: string;
  number: number;
  title: string;
  /** The page, from the root of the site. */
  href: string;
  checkpoints: readonly Goal[];
  predictions: readonly Goal[];
};

/** The checkpoints and predictions of every lesson that can be read, found where the lesson places them. */
export function lessonGoals(language: Language): readonly LessonGoals[] {
  const folder = language === 'ko' ? 'ko/' : '';
  return writtenLessons.map(({ slug, number, title }) => {
    const text = readFileSync(join(process.cwd(), 'content', `${folder}lessons/${slug}.mdx`), 'utf8');
    const goals = (pattern: RegExp) =>
      [...text.matchAll(pattern)].map(([, id = '', words = '']) => ({ id, text: plain(words) }));
    return {
      ...{ slug, number, title: title[language], href: `/${folder}lessons/${slug}/` },
      checkpoints: goals(/<Checkpoint\s[^>]*?id="([^"]+)"[^>]*>([^]*?)<\/Checkpoint>/g),
      predictions: goals(/<Predict\s[^>]*?id="([^"]+)"[^>]*?question="([^"]+)"/g),
    };
  });
}

/** Markdown of one paragraph as plain words. */
function plain(markdown: string): string {
  return markdown
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll(/\[([^\]]+)\]\([^)]+\)/g, '$1')
    .replaceAll(/[`*]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
