import { defineBackground } from 'wxt/utils/define-background';
import { createDeps } from './context';
import { registerAlarms } from './on-alarm';
import { registerMessages } from './on-message';
import { registerNotifications } from './on-notification';
import { registerPermissions } from './on-permissions';
import { registerStartup } from './on-startup';

/** Every listener is registered before the first wait: the event that woke the worker would be missed otherwise. */
export default defineBackground(() => {
  const deps = createDeps();
  // First, because it asks for the badge's numbers: the database opens while the rest is set up.
  registerStartup(deps);
  registerAlarms(deps);
  registerMessages(deps);
  registerNotifications(deps);
  registerPermissions(deps);
});
