/** A moment until which a task can be put off. */
export interface SnoozeChoice {
  readonly label: string;
  readonly until: number;
}

/** People begin their day then, wherever they are. */
const MORNING = 9;

/** @returns what is offered at `now`: mornings, by the computer's calendar */
export function snoozeChoices(now: number): readonly SnoozeChoice[] {
  const today = new Date(now);
  const morning = (days: number) =>
    new Date(today.getFullYear(), today.getMonth(), today.getDate() + days, MORNING).getTime();
  const toMonday = (8 - today.getDay()) % 7 || 7;
  return [
    { label: 'Until tomorrow', until: morning(1) },
    { label: 'For 3 days', until: morning(3) },
    { label: 'Until next Monday', until: morning(toMonday) },
    { label: 'For 2 weeks', until: morning(14) },
  ];
}
