import { defineExtensionMessaging } from '@webext-core/messaging';
import type { Protocol } from './protocol';

/** Sends and hears messages. Apart from the commands' schemas: whoever only sends or listens need not load those. */
export const { sendMessage, onMessage, removeAllListeners } = defineExtensionMessaging<Protocol>();
