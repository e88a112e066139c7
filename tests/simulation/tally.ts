/** What one seed counted, for the report. */
export interface Tally {
  trueAlarms: number;
  falseAlarms: number;
  /** Time between the end of a grant and the badge, in milliseconds of the computer being able to find out. */
  readonly lags: number[];
  /** The same as the person sees it: with closed lids and outages. */
  readonly waits: number[];
  deaths: number;
  grantsLost: number;
  clicks: number;
  calls: number;
  loginDays: number;
  openLoginDays: number;
  renewals: number;
  steps: number;
  readonly events: Record<string, number>;
}

export function emptyTally(): Tally {
  return {
    trueAlarms: 0,
    falseAlarms: 0,
    lags: [],
    waits: [],
    deaths: 0,
    grantsLost: 0,
    clicks: 0,
    calls: 0,
    loginDays: 0,
    openLoginDays: 0,
    renewals: 0,
    steps: 0,
    events: {},
  };
}

/** Adds what another seed counted. */
export function addTally(sum: Tally, other: Tally): void {
  sum.trueAlarms += other.trueAlarms;
  sum.falseAlarms += other.falseAlarms;
  sum.lags.push(...other.lags);
  sum.waits.push(...other.waits);
  sum.deaths += other.deaths;
  sum.grantsLost += other.grantsLost;
  sum.clicks += other.clicks;
  sum.calls += other.calls;
  sum.loginDays += other.loginDays;
  sum.openLoginDays += other.openLoginDays;
  sum.renewals += other.renewals;
  sum.steps += other.steps;
  for (const [kind, count] of Object.entries(other.events))
    sum.events[kind] = (sum.events[kind] ?? 0) + count;
}
