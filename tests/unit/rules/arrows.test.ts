import { expect, it } from 'vitest';
import { arrowViolation } from '../../rules/arrows.ts';
import { importsOf } from '../../rules/imports.ts';
import { withoutComments, withoutTexts } from '../../rules/source-text.ts';

function violationsOf(path: string, text: string): (string | null)[] {
  const code = withoutComments(text);
  return importsOf({ path, text, code, bare: withoutTexts(code), lines: 1 }).map(arrowViolation);
}

it('lets a decision use what is below it', () => {
  const text = "import { DAY } from '@/utils/core/time';\nimport { grantEnd } from './grant';\n";
  expect(violationsOf('utils/health/state.ts', text)).toEqual([null, null]);
});

it('refuses an import that points up, and says how to mend it', () => {
  const [violation] = violationsOf('utils/health/state.ts', "import { db } from '../db/database';\n");
  expect(violation).toContain('utils/health may import only utils/core');
});

it('lets types through where code may not pass', () => {
  const types = "import {\n  type Stores,\n  type LoginStore,\n} from '@/utils/db/stores';\n";
  const code = "import { type Stores, createStores } from '@/utils/db/stores';\n";
  expect(violationsOf('utils/checks/sweep.ts', types)).toEqual([null]);
  expect(violationsOf('utils/checks/sweep.ts', code)).toEqual([expect.stringContaining('imports code')]);
});

it('sees what is passed on, imported for its effects, or imported late', () => {
  const text = [
    "export { sweep } from '@/utils/checks/sweep';",
    "import '@/utils/checks/sweep';",
    "const late = () => import('@/utils/checks/sweep');",
  ].join('\n');
  expect(violationsOf('utils/core/time.ts', text)).toHaveLength(3);
  expect(violationsOf('utils/core/time.ts', text)).not.toContain(null);
});

it('asks for arrows when a folder is new', () => {
  const [violation] = violationsOf('utils/weather/rain.ts', "import { DAY } from '@/utils/core/time';\n");
  expect(violation).toContain('has no arrows yet');
});

it('does not mistake a comment for an import', () => {
  expect(violationsOf('utils/core/time.ts', "/*\nimport { a } from '@/utils/db/rows';\n*/\n")).toEqual([]);
});
