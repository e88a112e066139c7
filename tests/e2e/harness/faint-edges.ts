import type { Page } from 'puppeteer';

/** Which boundaries and icons are fainter than 3:1 on what they stand on, as sentences. */
export function faintEdges(page: Page): Promise<string[]> {
  return page.evaluate(findFaintEdges);
}

function findFaintEdges(): string[] {
  type Color = readonly [number, number, number, number];
  const read = (text: string): Color => {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (text.match(/[\d.]+/g) ?? []).map(Number);
    return [red, green, blue, alpha];
  };
  const over = (front: Color, ground: Color): Color => {
    const mix = (at: 0 | 1 | 2) => front[at] * front[3] + ground[at] * (1 - front[3]);
    return [mix(0), mix(1), mix(2), 1];
  };
  const groundOf = (element: Element | null): Color => {
    if (!element) return [255, 255, 255, 1];
    const own = read(getComputedStyle(element).backgroundColor);
    return own[3] === 1 ? own : over(own, groundOf(element.parentElement));
  };
  const opacityOf = (element: Element | null): number =>
    element ? Number(getComputedStyle(element).opacity) * opacityOf(element.parentElement) : 1;
  const luminance = ([red, green, blue]: Color): number => {
    const linear = (value: number) =>
      value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  };
  const contrast = (one: Color, other: Color): number => {
    const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  const faults: string[] = [];
  const judge = (element: Element, front: Color, ground: Color) => {
    const [red, green, blue, alpha] = front;
    const ratio = contrast(over([red, green, blue, alpha * opacityOf(element)], ground), ground);
    if (ratio < 3) faults.push(`${ratio.toFixed(2)}: ${element.outerHTML.slice(0, 100)}`);
  };
  const framed =
    '.button:not(:disabled, .plain), input:not([type="checkbox"]), select, .pick, .item-disconnected, .item-expiring, .bundle, .notice-failure';
  for (const element of document.querySelectorAll(framed)) {
    if (!element.checkVisibility() || element.matches('.bundle-list *')) continue;
    const { borderTopColor, backgroundColor } = getComputedStyle(element);
    const border = read(borderTopColor);
    const front = border[3] === 0 ? read(backgroundColor) : border;
    judge(element, front, groundOf(element.parentElement));
  }
  for (const icon of document.querySelectorAll('svg.icon, svg.glyph')) {
    if (icon.checkVisibility() && !icon.closest(':disabled'))
      judge(icon, read(getComputedStyle(icon).color), groundOf(icon.parentElement));
  }
  return faults;
}
