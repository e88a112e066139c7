import { X } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '@/components/icons/icon';
import { ThrowAway } from './throw-away';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
  readonly wide?: boolean;
  /** Whether something was typed that closing would throw away: it asks before it does. */
  readonly typed?: boolean;
}

/** What gets the focus first: the first thing to do, rather than the button that closes. */
const FIRST = '.dialog-body :is(button, input, select, a[href]):not(:disabled)';

/** A modal dialog. The browser keeps the focus inside and gives it back; Escape closes, but throws nothing away unasked. */
export function Dialog({ title, onClose, children, wide = false, typed = false }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [asking, setAsking] = useState(false);
  const focusBefore = useRef<Element | null>(null);
  const titleId = useId();
  // What has the focus when the question comes up gets it back.
  useLayoutEffect(() => {
    const before = focusBefore.current;
    return asking && before instanceof HTMLElement ? () => before.focus() : undefined;
  }, [asking]);
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    element?.querySelector<HTMLElement>(FIRST)?.focus();
    return () => element?.close();
  }, []);
  const keep = () => setAsking(false);
  const leave = () => {
    if (asking) return keep();
    if (!typed) return onClose();
    focusBefore.current = document.activeElement;
    setAsking(true);
  };
  return (
    <dialog
      ref={dialog}
      class={wide ? 'dialog wide' : 'dialog'}
      aria-labelledby={titleId}
      // The browser closes a dialog on the second Escape in a row, whatever is said to the first.
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return;
        event.preventDefault();
        leave();
      }}
      onCancel={(event) => {
        event.preventDefault();
        leave();
      }}
    >
      <header class="dialog-head">
        <h2 id={titleId}>{title}</h2>
        <button type="button" class="icon-button" aria-label="Close" onClick={leave}>
          <Icon node={X} />
        </button>
      </header>
      {asking && <ThrowAway onKeep={keep} onThrowAway={onClose} />}
      <div class="dialog-body" inert={asking}>
        {children}
      </div>
    </dialog>
  );
}
