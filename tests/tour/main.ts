import { hasDisplay } from './display.ts';
import { Interrupted, onInterruption } from './interruption.ts';
import { letPlay } from './play.ts';
import { tellStory } from './story.ts';

/** `npm start`: a person plays where there is a display; otherwise Relink tells its story by itself. */
async function main(): Promise<number> {
  const signal = onInterruption();
  const watched = hasDisplay(process.platform, process.env);
  try {
    await (watched ? letPlay(signal) : tellStory(signal));
    return 0;
  } catch (error) {
    if (error instanceof Interrupted) {
      console.log('\nStopped.');
      // Ending play is what Ctrl-C is for; ending the story leaves it untold.
      return watched ? 0 : 130;
    }
    console.error(`\n${error instanceof Error ? error.message : error}`);
    return 1;
  }
}

process.exitCode = await main();
