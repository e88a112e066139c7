declare global {
  /** The functions of `in-page.ts`, once `bundleInPage` has been evaluated in a page. */
  var relinkBench: typeof import('./in-page');
}

export {};
