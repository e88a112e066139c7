import { sendMessage } from '@/utils/messages/messenger';
import type { Page } from './page';

/** Sends a command to the worker and waits for its outcome. The library's own overloads cannot carry a generic name. */
export const sendCommand = sendMessage as Page['send'];
