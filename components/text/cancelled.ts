import type { CancelOutcome } from '@/utils/core/cancel-outcome';

const TEXTS: Record<CancelOutcome, string> = {
  cancelled: 'Sign-in cancelled. Nothing was changed.',
  cancelled_window_open:
    'Sign-in cancelled. Nothing was changed, and whatever is done in the window that is still open has no effect: close it.',
  too_late: 'It was too late to cancel: the sign-in is done.',
};

/** @returns what became of a wish to cancel */
export function cancelledText({ outcome }: { readonly outcome: CancelOutcome }): string {
  return TEXTS[outcome];
}
