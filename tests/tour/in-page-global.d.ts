declare global {
  /** The functions of `in-page.ts`, once its bundle has been evaluated in a page. */
  var relinkTour: typeof import('./in-page');
}

export {};
