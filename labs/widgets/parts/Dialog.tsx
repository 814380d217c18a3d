import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { placeDialog, whenSeenPart } from './place-dialog.ts';

type Props = { title: string; close: string; onClose: () => void; children: ComponentChildren };

/** A window above the page, which the browser itself makes: Escape closes it, and the focus goes back where it was. */
export function Dialog({ title, close, onClose, children }: Props) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const { current } = dialog;
    if (current === null) return;
    const isFramed = parent !== window;
    const open = () => current.isConnected && !current.open && current.showModal();
    if (!isFramed) open();
    const end = isFramed
      ? whenSeenPart(document.activeElement, (part) => {
          // Before it opens, or the page around would be scrolled to where it is not; and once more when its height is known.
          placeDialog(current, part);
          open();
          placeDialog(current, part);
        })
      : undefined;
    return () => {
      end?.();
      current.close();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class="lab-dialog"
      aria-labelledby={id}
      onClose={onClose}
      onClick={({ target }) => {
        if (target === dialog.current) dialog.current?.close();
      }}
    >
      <div class="lab-dialog-body">
        <header>
          <h3 id={id}>{title}</h3>
          <button type="button" class="lab-tool" onClick={() => dialog.current?.close()}>
            {close}
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
