import { readProgress } from '#labs/drivers/progress.ts';

// A tick beside each lesson of the sidebar whose checkpoints this device has all reached.

const reached = new Set(Object.keys(readProgress().checkpoints));
if (reached.size > 0) void tick();

async function tick(): Promise<void> {
  const response = await fetch('/lesson-goals.json').catch(() => null);
  if (!response?.ok) return;
  const goals = (await response.json()) as Readonly<Record<string, readonly string[]>>;
  for (const link of document.querySelectorAll<HTMLAnchorElement>('nav.sidebar a[href*="/lessons/"]')) {
    const ids = goals[/\/lessons\/([^/]+)/.exec(link.pathname)?.[1] ?? ''] ?? [];
    if (ids.length > 0 && ids.every((id) => reached.has(id))) link.dataset['done'] = '';
  }
}
