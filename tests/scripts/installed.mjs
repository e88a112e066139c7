/**
 * @typedef {{ version?: string, optional?: boolean, devOptional?: boolean, link?: boolean }} LockedPackage
 * @typedef {{ packages?: Record<string, LockedPackage> }} Lockfile
 */

/**
 * Whether what is in `node_modules` is what the lockfile asks for. npm writes what it installed to
 * `node_modules/.package-lock.json`; comparing contents is right where comparing dates is not (a fresh checkout of an
 * old commit has new dates).
 *
 * @param {Lockfile} wanted `package-lock.json`
 * @param {Lockfile | null} installed `node_modules/.package-lock.json`, or null when it does not exist
 */
export function isInstalled(wanted, installed) {
  if (!installed) return false;
  return Object.entries(wanted.packages ?? {}).every(
    ([path, { version, optional, devOptional, link }]) =>
      // '' is the project itself; optional packages depend on the platform.
      path === '' || link || optional || devOptional || installed.packages?.[path]?.version === version,
  );
}
