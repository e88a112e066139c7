import { LONGEST } from '@/utils/core/bounds';
import type { Invariant } from './invariant.ts';

/** What an address may have is the most that any text of a row may have. */
const { url: LONGEST_TEXT } = LONGEST;

/** No text from outside is stored at a length that somebody else has chosen. */
export const textsAreBounded: Invariant = {
  name: 'texts are bounded',
  watch: (world) => {
    const read = (row: object) => {
      for (const [name, value] of Object.entries(row)) {
        if (typeof value === 'string' && value.length > LONGEST_TEXT)
          world.broken('texts are bounded', `${name} has ${value.length} characters`);
        if (typeof value === 'object' && value !== null) read(value);
      }
    };
    return {
      step: ({ logins, profiles, events }) => {
        for (const { after } of [...logins, ...profiles]) read(after);
        for (const event of events) read(event);
      },
    };
  },
};
