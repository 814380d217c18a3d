import type { APIRoute } from 'astro';
import { lessonGoals } from '#src/lesson-goals.ts';

/** Which checkpoints finish which lesson; for the ticks of the sidebar. */
export const GET: APIRoute = () =>
  Response.json(
    Object.fromEntries(lessonGoals('en').map(({ slug, checkpoints }) => [slug, checkpoints.map(({ id }) => id)])),
  );
