import { useId, useLayoutEffect, useRef } from 'preact/hooks';

interface ThrowAwayProps {
  readonly onKeep: () => void;
  readonly onThrowAway: () => void;
}

/** Asks before something that was typed is lost. What keeps it has the focus. */
export function ThrowAway({ onKeep, onThrowAway }: ThrowAwayProps) {
  const keep = useRef<HTMLButtonElement>(null);
  const id = useId();
  useLayoutEffect(() => keep.current?.focus(), []);
  return (
    <div class="notice notice-failure" role="alertdialog" aria-labelledby={id}>
      <div class="notice-text">
        <strong id={id}>Throw away what you typed?</strong>
        <div class="notice-actions">
          <button ref={keep} type="button" class="button" onClick={onKeep}>
            Keep
          </button>
          <button type="button" class="button danger" onClick={onThrowAway}>
            Throw away
          </button>
        </div>
      </div>
    </div>
  );
}
