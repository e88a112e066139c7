import { expect, it } from 'vitest';
import { withoutComments, withoutTexts } from '../../rules/source-text.ts';

it('removes comments and keeps addresses', () => {
  const text = "const a = 'https://example.org'; // why\n/** doc */ const b = `http://x.example`;";
  expect(withoutComments(text)).toBe("const a = 'https://example.org';  \n  const b = `http://x.example`;");
});

it('empties texts, also those that hold quotes', () => {
  expect(withoutTexts("say('it\\'s new Date()'); say(\"Date.now\")")).toBe("say(''); say('')");
});
