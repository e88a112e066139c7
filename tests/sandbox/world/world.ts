import { SignIns } from './sign-ins.ts';
import { Switchboard } from './switchboard.ts';

/** What all played networks share. */
export interface World {
  readonly board: Switchboard;
  readonly signIns: SignIns;
  /** `https://<extension id>.chromiumapp.org`. */
  readonly redirectOrigin: string;
}

export function createWorld(extensionId: string): World {
  const board = new Switchboard();
  return {
    board,
    signIns: new SignIns(board),
    redirectOrigin: `https://${extensionId}.chromiumapp.org`,
  };
}
