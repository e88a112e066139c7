import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createRest } from '../background/rest';

/** The second file of the worker: nearly all of Relink, of which most starts of the worker need nothing. */
export default defineUnlistedScript(() => {
  globalThis.relinkRest = createRest;
});
