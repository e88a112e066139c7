/** Names of Chrome, Chromium and Edge on a Linux search path, in order of preference. */
const LINUX_NAMES = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
];

const MAC_APPS = ['Google Chrome', 'Chromium', 'Microsoft Edge'];

const WINDOWS_FILES = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * Where an installed Chrome, Chromium or Edge may be, most wanted first. The one that the person named comes before all.
 *
 * @param {string} platform as `process.platform`
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {string[]} full paths, or bare names to look up on the search path (Linux)
 */
export function browserCandidates(platform, env) {
  const named = env.PUPPETEER_EXECUTABLE_PATH;
  return [...(named ? [named] : []), ...installedCandidates(platform, env)];
}

/**
 * @param {string} platform
 * @param {Readonly<Record<string, string | undefined>>} env
 */
function installedCandidates(platform, env) {
  switch (platform) {
    case 'darwin': {
      const folders = ['/Applications', ...(env.HOME ? [`${env.HOME}/Applications`] : [])];
      return MAC_APPS.flatMap((app) => folders.map((folder) => `${folder}/${app}.app/Contents/MacOS/${app}`));
    }
    case 'win32': {
      const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(Boolean);
      return WINDOWS_FILES.flatMap((file) => folders.map((folder) => `${folder}\\${file}`));
    }
    default:
      return LINUX_NAMES;
  }
}

/**
 * Reads the path of the browser from what `puppeteer browsers install` prints: `chrome@131.0.6778.85 /path/with spaces`.
 *
 * @param {string} printed
 * @returns {string | null}
 */
export function installedPath(printed) {
  return /^chrome@\S+ (.+)$/m.exec(printed)?.[1]?.trim() ?? null;
}
