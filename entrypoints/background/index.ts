import { defineBackground } from 'wxt/utils/define-background';
import { firstWake } from './first-wake';
import { registerInstall } from './load-rest';
import { registerAlarms } from './on-alarm';
import { registerPorts } from './on-connect';
import { registerMessages } from './on-message';
import { registerNotifications } from './on-notification';
import { registerPermissions } from './on-permissions';
import { registerStartup } from './on-startup';
import { createStart } from './start';

/**
 * Every listener is registered before the first wait: the event that woke the worker would be missed otherwise. What they
 * call is evaluated later, by the event that needs it.
 */
export default defineBackground(() => {
  const start = createStart();
  // First, because it asks for the badge's numbers: the database opens while the rest is set up.
  void firstWake(start);
  registerInstall();
  registerAlarms(start);
  registerMessages(start);
  registerPorts();
  registerStartup(start);
  registerPermissions(start);
  // Last, because the browser needs longer for it than for all the others.
  registerNotifications(start);
});
