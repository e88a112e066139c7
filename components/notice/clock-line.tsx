import { useLive } from '@/components/hooks/use-live';
import { clockOffText } from '@/components/text/clock-off';
import { clockAhead, readClockOff } from '@/utils/db/reads/clock-off';

/** One plain line when this computer's clock is wrong: what is said of dates would mislead without it. */
export function ClockLine({ now }: { readonly now: number }) {
  const off = useLive(readClockOff) ?? null;
  const text = clockOffText(clockAhead(off, now));
  return text === null ? null : <p class="quiet">{text}</p>;
}
