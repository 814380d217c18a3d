import type { ComponentChildren, JSX } from 'preact';

type Props = {
  /** It can do nothing now. It stays in the order of Tab, so that who has just pressed it does not lose the place. */
  isOff: boolean;
  isMain?: boolean;
  /** For a button that stays pressed. */
  isPressed?: boolean;
  onPress: () => void;
  children: ComponentChildren;
} & Pick<JSX.HTMLAttributes<HTMLButtonElement>, 'aria-haspopup' | 'aria-keyshortcuts' | 'onFocus' | 'onPointerEnter'>;

/** A button that drives a lab. */
export function LabButton({ isOff, isMain = false, isPressed, onPress, children, ...rest }: Props) {
  return (
    <button
      type="button"
      class="lab-button"
      data-main={isMain ? '' : undefined}
      aria-pressed={isPressed}
      aria-disabled={isOff ? 'true' : undefined}
      onClick={() => {
        if (!isOff) onPress();
      }}
      {...rest}
    >
      {children}
    </button>
  );
}
