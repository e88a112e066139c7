type Api = typeof import('wxt/browser')['browser'];

/**
 * The browser's own API, without the polyfill: for what runs before anything else is loaded. Firefox names it `browser`;
 * Chromium's answers with promises, too, since Manifest V3. Listeners that answer messages belong to `utils/messages`.
 */
export const bare: Api = globals().browser ?? globals().chrome;

function globals(): { readonly browser?: Api; readonly chrome: Api } {
  return globalThis as unknown as { browser?: Api; chrome: Api };
}
