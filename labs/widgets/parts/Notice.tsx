import type { ComponentChildren } from 'preact';

type Props = {
  tone: 'note' | 'problem';
  children: ComponentChildren;
  /** The way out. */
  action?: { label: string; run: () => void } | undefined;
};

/** Something the person should know, and what to do about it. */
export function Notice({ tone, children, action }: Props) {
  return (
    <div class="lab-notice" data-tone={tone} role={tone === 'problem' ? 'alert' : 'note'}>
      <p>{children}</p>
      {action && (
        <button type="button" class="lab-button" onClick={action.run}>
          {action.label}
        </button>
      )}
    </div>
  );
}
