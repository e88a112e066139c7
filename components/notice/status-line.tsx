import { CircleCheck, Hourglass, X } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useLeave } from '@/components/hooks/use-leave';
import { Icon } from '@/components/icons/icon';

interface StatusLineProps {
  /** Null leaves the line empty but present, so that the next sentence is announced. */
  readonly text: string | null;
  /** Whom it is about, where the sentence does not say it. */
  readonly about?: string | null;
  readonly busy?: boolean;
  /** Takes the sentence away: on a press, and by itself after a while; one that is busy stays. */
  readonly onLeave?: (() => void) | undefined;
  /** Buttons that go with it. */
  readonly children?: ComponentChildren;
}

/** The result of an action, told politely. */
export function StatusLine({ text, about = null, busy = false, onLeave, children }: StatusLineProps) {
  const stays = text === null || busy || !onLeave;
  const hold = useLeave(stays ? null : text, onLeave);
  return (
    <div class={text ? 'notice notice-status' : 'notice-empty'} {...hold}>
      {text && <Icon node={busy ? Hourglass : CircleCheck} class={busy ? '' : 'state-connected'} />}
      <div class="notice-text">
        <div role="status">
          {text && about && <span class="notice-about">{about}</span>}
          {text}
        </div>
        {text && children && <div class="notice-actions">{children}</div>}
      </div>
      {text && onLeave && !busy && (
        <button type="button" class="icon-button" aria-label="Dismiss this message" onClick={onLeave}>
          <Icon node={X} />
        </button>
      )}
    </div>
  );
}
