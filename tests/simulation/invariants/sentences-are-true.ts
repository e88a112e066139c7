import { eventText } from '@/components/text/event-words';
import { headline } from '@/components/text/headline';
import { profileLine } from '@/components/text/profile-line';
import { DAY, HOUR, MINUTE } from '@/utils/core/time';
import { countedNeeds } from '@/utils/db/reads/listed-tasks';
import type { EventRow, LoginRow, ProfileRow } from '@/utils/db/rows';
import { saysMore } from '@/utils/health/verdict';
import { isShelved } from '@/utils/tasks/shelf';
import type { Hands } from '../person/hands.ts';
import type { Account, World } from '../world.ts';
import type { Invariant } from './invariant.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const UNITS: Readonly<Record<string, number>> = {
  min: MINUTE,
  hour: HOUR,
  day: DAY,
  week: 7 * DAY,
  month: 30.4 * DAY,
  year: 365 * DAY,
};

/** Every sentence that pages show follows from what is stored: state, date, number, and who did it. */
export const sentencesAreTrue: Invariant = {
  name: 'sentences are true',
  watch: (world) => {
    const wrong = (sentence: string, why: string) =>
      world.broken('sentences are true', `"${sentence}": ${why}`);
    let looked = world.time.now;
    /** In true time: when a profile was last told disconnected, and when somebody last signed in again. */
    const brokenAt = new Map<string, number>();
    const signedInAt = new Map<Account, number>();
    /** Who signs in again now, and the grant that was on file when that began. */
    let attempt: { readonly by: Account; readonly grantedAt: number | null } | null = null;
    const noteAttempt = ({ busyWith }: Hands) => {
      if (attempt?.by === busyWith) return;
      attempt = busyWith && { by: busyWith, grantedAt: world.rowOf(busyWith)?.grant?.grantedAt ?? null };
    };
    /** What comes back once somebody's sign-in has replaced the grant comes back by that. */
    const wasReconnected = ({ loginId }: EventRow): boolean => {
      const login = world.disk.login(loginId);
      const isTheirs = login !== undefined && attempt?.by === world.accountOf(login);
      // One that was moved back with the clock is still the old one.
      return isTheirs && (login.grant?.grantedAt ?? 0) > (attempt?.grantedAt ?? 0);
    };
    const readEvent = (event: EventRow) => {
      const sentence = eventText(event);
      if (/by itself|without a new sign-in/.test(sentence) && wasReconnected(event))
        wrong(sentence, 'a person has reconnected it');
      if (event.profileId === null) return;
      if (event.kind === 'disconnected') brokenAt.set(event.profileId, world.time.now);
      if (event.kind === 'reconnected' && !hasSignedIn(event.loginId, brokenAt.get(event.profileId) ?? 0))
        wrong(sentence, 'nobody has signed in');
    };
    const hasSignedIn = (loginId: string, since: number): boolean => {
      const login = world.disk.login(loginId);
      const account = login && world.accountOf(login);
      return !account || (signedInAt.get(account) ?? 0) >= since;
    };
    const readCard = (profile: ProfileRow) => {
      const login = world.disk.login(profile.loginId);
      if (!login || profile.state === 'unlinked') return;
      const line = profileLine(profile, login, world.machine.now);
      const why = lie(line, profile, login, world.machine.now);
      if (why) wrong(line, why);
    };
    return {
      step: ({ profiles, events }) => {
        const { busyWith } = world.hands;
        noteAttempt(world.hands);
        if (busyWith) signedInAt.set(busyWith, world.time.now);
        for (const event of events) readEvent(event);
        for (const { after } of profiles) readCard(after);
        // Nobody reads where no browser is open.
        if (world.time.now - looked < 3 * HOUR || !world.machine.open) return;
        looked = world.time.now;
        for (const profile of world.disk.profiles.slice(0, 20)) readCard(profile);
        readHeadline(world, wrong);
      },
    };
  },
};

/** @returns what is wrong with a card's line, or null */
function lie(line: string, profile: ProfileRow, login: LoginRow, now: number): string | null {
  const isRed = profile.state === 'disconnected';
  if (
    isRed !==
    !/^(verified|not verified|\d+ \w+ left|was to end|Needs you|[A-Z].*reconnect|[A-Z].*again)/.test(line)
  )
    return `it is ${profile.state}`;
  if (/^verified/.test(line) && login.verifyBy < now) return 'the proof is older than two intervals';
  return distanceLie(line, profile, login, now) ?? dateLie(line, login, now);
}

function distanceLie(line: string, profile: ProfileRow, login: LoginRow, now: number): string | null {
  const told = /(\d+) (min|hour|day|week|month|year)s? ago/.exec(line);
  if (!told) return null;
  const unit = UNITS[told[2] ?? ''] ?? 0;
  const length = Math.abs(
    now - (profile.state === 'disconnected' ? profile.stateSince : login.lastVerifiedAt),
  );
  return Math.abs(Number(told[1]) * unit - length) > Math.max(1.2 * unit, length / 8)
    ? `it is ${length / MINUTE} min`
    : null;
}

function dateLie(line: string, { humanNeededAt, humanNeededExact }: LoginRow, now: number): string | null {
  const told = /(until|was to end)( on)?( about)? (\d+) (\w+)/.exec(line);
  if (!told) return null;
  if (humanNeededAt === null) return 'no date is stored';
  const date = new Date(humanNeededAt);
  if (Number(told[4]) !== date.getDate() || told[5] !== MONTHS[date.getMonth()])
    return `the date is ${date.toISOString()}`;
  if ((told[1] === 'until') !== humanNeededAt > now) return 'the date lies on the other side';
  return (told[3] === undefined) === humanNeededExact ? null : 'exact is not about';
}

function readHeadline(world: World, wrong: (sentence: string, why: string) => void): void {
  const { disk, machine } = world;
  const count = (state: string) => disk.profiles.filter((profile) => profile.state === state).length;
  const shelved = disk.tasks.filter((task) => isShelved(task, machine.now));
  const tasks = (state: string, kind?: string) =>
    disk.tasks.filter((task) => task.state === state && (!kind || task.kind === kind)).length;
  const states = (of: (state: string) => number) => ({
    disconnected: of('disconnected'),
    expiring: of('expiring'),
  });
  const counts = countedNeeds(
    states(count),
    states((state) => tasks(state)),
    states((state) => tasks(state, 'sign_in')),
    shelved,
  );
  const stale = disk.logins
    .filter((login) => login.grant && !saysMore(login) && login.verifyBy < machine.now)
    .sort((a, b) => a.verifyBy - b.verifyBy);
  const facts = {
    counts,
    unfinished: 0,
    any: disk.profiles.some(({ state }) => state !== 'unlinked'),
    healthy: count('connected'),
    stalest: stale[0] ?? null,
    sweep: null,
  };
  const { title, note, tone } = headline(facts, machine.now);
  const needed = /(\d+) profiles?( connected)?$/.exec(title);
  if (needed && Number(needed[1]) !== (needed[2] ? counts.expiring : counts.disconnected))
    wrong(title, 'another number');
  if (tone === 'connected' && count('disconnected') + count('expiring') > 0)
    wrong(title, 'somebody is needed');
  // What waits for the person is no promise of Relink's.
  const waits = stale.every((login) => login.nextCheckAt > machine.now + 3 * DAY);
  // With a clock that was set, planned moments look far until the next wake puts them right.
  const wakesSoon = world.time.now - machine.setAt < world.hands.intervalMs;
  const isSet = machine.offset !== 0 || wakesSoon || machine.alarms.areStuck || !machine.quiet;
  if (note?.includes('by itself') && waits && !isSet) wrong(note, 'nothing is planned');
}
