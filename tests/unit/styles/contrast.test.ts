import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const CSS = readFileSync(new URL('../../../components/styles/tokens.css', import.meta.url), 'utf8');
const [LIGHT = '', DARK = ''] = CSS.split('@media (prefers-color-scheme: dark)');

function tokensOf(css: string): Map<string, string> {
  return new Map(
    [...css.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name = '', color = '']) => [name, color]),
  );
}

/** Relative luminance: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const GROUNDS = ['page', 'surface', 'raised', 'hover'];
const TINTED = ['red-soft', 'amber-soft'];
const TEXTS = ['text', 'quiet', 'accent', 'red', 'amber', 'green', 'grey'];
const GROUP_COLOURS = ['indigo', 'teal', 'violet', 'pink', 'brown', 'slate'].map((name) => `group-${name}`);
const NETWORKS = ['facebook', 'x', 'bluesky', 'mastodon', 'custom'];
const BOUNDARIES = ['field-line', 'red-line', 'amber-line', ...NETWORKS, ...GROUP_COLOURS];

/** Every pair that stands together on some page, with the least contrast that it needs. */
const PAIRS: readonly (readonly [string, string, number])[] = [
  ...TEXTS.flatMap((text) => [...GROUNDS, ...TINTED].map((ground) => [text, ground, 4.5] as const)),
  ...BOUNDARIES.flatMap((line) => GROUNDS.map((ground) => [line, ground, 3] as const)),
  ['red-line', 'red-soft', 3],
  ['amber-line', 'amber-soft', 3],
  ['on-accent', 'accent', 4.5],
  ['on-accent', 'accent-hover', 4.5],
];

describe.each([
  ['light', LIGHT],
  ['dark', DARK],
])('the colours in %s', (_, css) => {
  const tokens = tokensOf(css);

  test('text has a contrast of 4.5, what bounds a control or a state and every icon one of 3', () => {
    const faint = PAIRS.map(([front, ground, least]) => {
      const ratio = contrast(tokens.get(front) ?? '', tokens.get(ground) ?? '');
      return ratio >= least ? null : `${front} on ${ground} has ${ratio.toFixed(2)}, ${least} is the least`;
    });
    expect(faint.filter((line) => line !== null)).toEqual([]);
  });
});
