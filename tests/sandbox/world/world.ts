import { type FacebookPage, facebookPages } from './pages.ts';
import { type Person, people } from './people.ts';
import { SignIns } from './sign-ins.ts';
import { Switchboard } from './switchboard.ts';

/** What all played networks share. */
export interface World {
  readonly board: Switchboard;
  readonly signIns: SignIns;
  /** `https://<extension id>.chromiumapp.org`. */
  readonly redirectOrigin: string;
  readonly crowd: Crowd;
}

/** Who has accounts, and which pages there are. */
export interface Crowd {
  readonly people: readonly Person[];
  readonly pages: readonly FacebookPage[];
}

export function createWorld(extensionId: string, crowd: Crowd = { people, pages: facebookPages }): World {
  const board = new Switchboard();
  return {
    board,
    signIns: new SignIns(board),
    redirectOrigin: `https://${extensionId}.chromiumapp.org`,
    crowd,
  };
}
