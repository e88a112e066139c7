import { browser } from 'wxt/browser';
import type { PermissionsPort } from '@/utils/ports/deps';

/** Which host patterns are not granted. Asking for them is a page's business: it needs the person's click. */
export const permissions: PermissionsPort = {
  missing: async (origins) => {
    const granted = await Promise.all(
      origins.map((origin) => browser.permissions.contains({ origins: [origin] })),
    );
    return origins.filter((_, index) => !granted[index]);
  },
};
