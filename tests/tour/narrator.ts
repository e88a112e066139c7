import type { Relink } from '../e2e/harness/relink.ts';

/** How long the toolbar may take, in milliseconds. */
const PATIENCE = 30_000;

/** Tells the steps of the story, each with the badge that it led to, and holds the badge to it. */
export class Narrator {
  readonly #relink: Relink;
  readonly #print: (line: string) => void;
  #step = 0;

  constructor(relink: Relink, print: (line: string) => void) {
    this.#relink = relink;
    this.#print = print;
  }

  /**
   * @param said what the popup says at this point, if it was opened
   * @throws when the badge or the toolbar's title are not as told
   */
  async step(told: string, badge: string, title: string, said: string | null = null): Promise<void> {
    this.#step += 1;
    await this.#untilToolbar(badge, title);
    const seen = await this.#relink.badge();
    this.#print(`${this.#step}. ${told} … badge ${seen.text === '' ? 'none' : seen.text} (${seen.title})`);
    if (said !== null) this.#print(`   popup: "${said}"`);
    if (seen.text === badge && seen.title === title) return;
    throw new Error(`Not as told: the badge should be "${badge}" (${title}).`);
  }
  /** Waits for the toolbar, which follows the database a moment later; what it shows in the end is told either way. */
  async #untilToolbar(badge: string, title: string): Promise<void> {
    const shows = async (text: string, words: string) =>
      (await chrome.action.getBadgeText({})) === text && (await chrome.action.getTitle({})) === words;
    const { observer } = this.#relink;
    await observer
      .waitForFunction(shows, { polling: 50, timeout: PATIENCE }, badge, title)
      .catch(() => undefined);
  }
}
