const due = new Set<() => void>();

/** Runs `work` once in the next frame however often it is requested; in a hidden page, where no frame comes, soon after. */
export function createFrameSchedule(work: () => void): { request: () => void } {
  return {
    request() {
      // One frame for all, so that what is drawn together is rendered together.
      const isAwaited = due.size > 0;
      due.add(work);
      if (isAwaited) return;
      if (document.hidden) {
        setTimeout(runAll, 0);
        return;
      }
      requestAnimationFrame(runAll);
      // A page hidden before its frame came would keep the request for ever.
      document.addEventListener('visibilitychange', runAll, { once: true });
    },
  };
}

function runAll(): void {
  document.removeEventListener('visibilitychange', runAll);
  const works = [...due];
  due.clear();
  for (const work of works) work();
}
