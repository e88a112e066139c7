/** Profiles of one list of the popup: enough for every list that a person reads; the dashboard has the rest. */
export const SHOWN = 100;
