import { bare } from '@/utils/browser/bare';
import { onAlarm } from './first-wake';
import type { Start } from './start';

export function registerAlarms(start: Start): void {
  bare.alarms.onAlarm.addListener(() => void onAlarm(start));
}
