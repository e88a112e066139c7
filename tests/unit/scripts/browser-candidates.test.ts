import { describe, expect, it } from 'vitest';
import { browserCandidates, installedPath } from '../../scripts/browser-candidates.mjs';

describe('browserCandidates', () => {
  it('puts the browser that the person named before all others', () => {
    for (const platform of ['linux', 'darwin', 'win32']) {
      expect(browserCandidates(platform, { PUPPETEER_EXECUTABLE_PATH: '/my/browser' })[0]).toBe(
        '/my/browser',
      );
    }
  });

  it('prefers Chrome to Chromium to Edge on Linux', () => {
    const names = browserCandidates('linux', {});
    expect(names.indexOf('google-chrome')).toBeLessThan(names.indexOf('chromium'));
    expect(names.indexOf('chromium')).toBeLessThan(names.indexOf('microsoft-edge'));
  });

  it('looks into both folders of applications on macOS', () => {
    const paths = browserCandidates('darwin', { HOME: '/Users/ada' });
    expect(paths.slice(0, 2)).toEqual([
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Users/ada/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ]);
  });

  it('looks into the folders of programs that Windows names, and only those', () => {
    const paths = browserCandidates('win32', {
      PROGRAMFILES: 'C:\\Program Files',
      LOCALAPPDATA: 'D:\\Local',
    });
    expect(paths).toHaveLength(6);
    expect(paths).toContain('C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe');
    expect(paths).toContain('D:\\Local\\Google\\Chrome\\Application\\chrome.exe');
  });
});

describe('installedPath', () => {
  it('reads a path with spaces among other lines', () => {
    const printed = 'Downloading …\nchrome@131.0.6778.85 /Users/ada/My Cache/chrome\n';
    expect(installedPath(printed)).toBe('/Users/ada/My Cache/chrome');
  });

  it('finds nothing in an error', () => {
    expect(installedPath('Error: getaddrinfo ENOTFOUND storage.example')).toBeNull();
  });
});
