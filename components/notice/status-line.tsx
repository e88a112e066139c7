import { CircleCheck, Hourglass, X } from 'lucide';
import { Icon } from '@/components/icons/icon';

interface StatusLineProps {
  /** Null leaves the line empty but present, so that the next sentence is announced. */
  readonly text: string | null;
  readonly busy?: boolean;
  readonly onDismiss?: (() => void) | undefined;
}

/** The result of an action, told politely. */
export function StatusLine({ text, busy = false, onDismiss }: StatusLineProps) {
  return (
    <div class={text ? 'notice notice-status' : 'notice-empty'}>
      {text && <Icon node={busy ? Hourglass : CircleCheck} class={busy ? '' : 'state-connected'} />}
      <div class="notice-text" role="status">
        {text}
      </div>
      {text && onDismiss && (
        <button type="button" class="icon-button" aria-label="Dismiss this message" onClick={onDismiss}>
          <Icon node={X} />
        </button>
      )}
    </div>
  );
}
