import type { TargetedToggleEvent } from 'preact';
import { useCallback, useState } from 'preact/hooks';

/** Whether a `<details>` is open, be it that it was opened before the page's scripts had come. Spread `attributes` on it. */
export function useDetails() {
  const [isOpen, setOpen] = useState(false);
  const ref = useCallback((details: HTMLDetailsElement | null) => {
    if (details) setOpen(details.open);
  }, []);
  const onToggle = ({ currentTarget }: TargetedToggleEvent<HTMLDetailsElement>) => setOpen(currentTarget.open);
  return { isOpen, attributes: { ref, onToggle } };
}
