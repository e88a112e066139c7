/** What became of the wish to cancel a sign-in. A window that stays open has no effect any more. */
export type CancelOutcome = 'cancelled' | 'cancelled_window_open' | 'too_late';
