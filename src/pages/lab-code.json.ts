import type { APIRoute } from 'astro';
import { labCode } from '#src/lab-code.ts';

/** What the inspector shows as the code behind a moment. */
export const GET: APIRoute = () => Response.json(labCode());
