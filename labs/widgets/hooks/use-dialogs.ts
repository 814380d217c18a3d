import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

export type Dialogs = {
  /** The window that is open. */
  open: ComponentChildren;
  /** Opens a window once it has been fetched; `make` is handed what closes it. */
  show: (fetch: () => Promise<(close: () => void) => ComponentChildren>) => void;
};

/** One window at a time, each fetched when it is first wanted. */
export function useDialogs(): Dialogs {
  const [open, setOpen] = useState<ComponentChildren>(null);
  return {
    open,
    show(fetch) {
      fetch().then(
        (make) => setOpen(make(() => setOpen(null))),
        // The next press tries again.
        () => setOpen(null),
      );
    },
  };
}
