import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startFirstNeeds } from '@/utils/db/reads/first-needs';
import { SHOWN } from '@/utils/db/reads/shown';

/** The popup's first read, under way while the rest of the page is still being loaded. */
export default defineUnlistedScript(() => {
  void startFirstNeeds(Date.now(), SHOWN);
});
