/** Runs `work` once in the next frame however often it is requested; in a hidden page, where no frame comes, soon after. */
export function createFrameSchedule(work: () => void): { request: () => void } {
  let requested = false;
  const run = () => {
    if (!requested) return;
    requested = false;
    document.removeEventListener('visibilitychange', run);
    work();
  };
  return {
    request() {
      if (requested) return;
      requested = true;
      if (document.hidden) {
        setTimeout(run, 0);
        return;
      }
      requestAnimationFrame(run);
      // A page hidden before its frame came would keep the request for ever.
      document.addEventListener('visibilitychange', run, { once: true });
    },
  };
}
