import { bare } from '@/utils/browser/bare';
import { onMessage } from '@/utils/messages/messenger';
import { onAlarm } from './first-wake';
import type { Start } from './start';

export function registerAlarms(start: Start): void {
  bare.alarms.onAlarm.addListener(() => void onAlarm(start));
  // Where the clock that alarms wait by was set, a page's timer takes their place.
  onMessage('pace', () => onAlarm(start));
}
