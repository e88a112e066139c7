import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A disk that a test can fill: a profile folder in memory, with a size of its own. */
export interface SmallDisk {
  readonly folder: string;
  /** Takes all room that is left, and whatever the browser gives back while it tidies up. */
  readonly fill: () => void;
  /** Gives the room back. */
  readonly free: () => void;
}

/** Only root on Linux may mount one, which is what a container is. */
export const CAN_MOUNT = process.platform === 'linux' && process.getuid?.() === 0 && tryToMount();

function tryToMount(): boolean {
  try {
    unmount(mount('1m'));
    return true;
  } catch {
    return false;
  }
}

/** Gone with the test. @param megabytes enough for a fresh profile of the browser */
export function createSmallDisk(megabytes: number): SmallDisk {
  const folder = mount(`${megabytes}m`);
  const filling = join(folder, 'filling');
  let timer: NodeJS.Timeout | undefined;
  onTestFinished(() => {
    clearInterval(timer);
    unmount(folder);
  });
  return {
    folder,
    fill: () => {
      takeAll(filling);
      timer = setInterval(() => takeAll(filling), 50);
    },
    free: () => {
      clearInterval(timer);
      rmSync(filling);
    },
  };
}

function takeAll(file: string): void {
  const block = Buffer.alloc(4096);
  try {
    for (;;) writeFileSync(file, block, { flag: 'a' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  }
}

function mount(size: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'relink-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder], { stdio: 'ignore' });
  return folder;
}

function unmount(folder: string): void {
  execFileSync('umount', ['--lazy', folder], { stdio: 'ignore' });
  rmdirSync(folder);
}
