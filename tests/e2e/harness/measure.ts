import type { Page } from 'puppeteer';

/** What a page does wrong with its room, as sentences; empty when nothing. */
export async function layoutFaults(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const find of [findOverflow, findSmall, findDots, findBareDots, findCovered, findSquashed])
    faults.push(...(await page.evaluate(find)));
  return faults;
}

function findOverflow(): string[] {
  const told = (element: Element) => element.outerHTML.replace(/\s+/g, ' ').slice(0, 120);
  const { scrollWidth } = document.documentElement;
  const page = scrollWidth > innerWidth ? [`the page is ${scrollWidth} px wide in ${innerWidth}`] : [];
  const outside = [...document.querySelectorAll('body *')].filter(
    (element) => page.length > 0 && element.getBoundingClientRect().right > innerWidth + 1,
  );
  const boxes = [...document.querySelectorAll('dialog[open], .dialog-body, .choices, .scroll, .menu')];
  const sideways = boxes.filter((box) => box.scrollWidth > box.clientWidth + 1);
  return [
    ...page,
    ...outside.map((element) => `reaches out: ${told(element)}`),
    ...sideways.map((box) => `scrolls sideways: ${told(box)}`),
  ];
}

/** What can be pressed and is smaller than 24 by 24 px. A box to tick is pressed by its whole line. */
function findSmall(): string[] {
  const pressed = document.querySelectorAll('a[href], button, input, select, summary, [role="menuitem"]');
  return [...pressed].flatMap((element) => {
    const { width, height } = (element.closest('label') ?? element).getBoundingClientRect();
    const fine = !element.checkVisibility() || (width >= 24 && height >= 24);
    return fine ? [] : [`${width} by ${height} px: ${element.outerHTML.slice(0, 120)}`];
  });
}

/** A dot between two parts is seen exactly where both stand on one line. */
function findDots(): string[] {
  return [...document.querySelectorAll('.dot')].flatMap((dot) => {
    const part = dot.parentElement;
    const before = part?.previousElementSibling;
    const parts = dot.closest('.parts');
    if (!part || !before || !parts) return [`a dot stands alone: ${dot.outerHTML}`];
    const begins = part.getBoundingClientRect().top > before.getBoundingClientRect().top + 1;
    const isOutside = dot.getBoundingClientRect().right <= parts.getBoundingClientRect().left + 1;
    const isSeen = !isOutside || getComputedStyle(parts).overflowX === 'visible';
    if (begins !== isSeen) return [];
    return [
      `${begins ? 'a line begins with a dot' : 'a dot is cut off'}: ${parts.textContent?.slice(0, 80)}`,
    ];
  });
}

/** Dots written into a sentence, where nothing keeps them from the end or the start of a line. */
function findBareDots(): string[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const faults: string[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = node.textContent ?? '';
    const boxAt = (index: number): DOMRect | null => {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + 1);
      const box = range.getBoundingClientRect();
      return box.width > 0 ? box : null;
    };
    for (const { index } of text.matchAll(/(?<=\S\s)·(?=\s\S)/g)) {
      const [before, dot, after] = [boxAt(index - 2), boxAt(index), boxAt(index + 2)];
      if (!element?.checkVisibility() || !before || !dot || !after) continue;
      if (dot.top >= before.bottom - 1) faults.push(`a line begins with a dot: ${text.slice(0, 80)}`);
      if (after.top >= dot.bottom - 1) faults.push(`a line ends with a dot: ${text.slice(0, 80)}`);
    }
  }
  return faults;
}

/** Initials that the network's glyph covers. */
function findCovered(): string[] {
  return [...document.querySelectorAll('.avatar:has(.avatar-letters:not(:empty))')].flatMap((avatar) => {
    const letters = avatar.querySelector('.avatar-letters');
    const glyph = avatar.querySelector('.avatar-glyph')?.getBoundingClientRect();
    if (!letters || !glyph) return [];
    const range = document.createRange();
    range.selectNodeContents(letters);
    const text = range.getBoundingClientRect();
    // Of a line's height the capitals fill the middle.
    const isClear = text.right <= glyph.left + 1 || text.bottom - text.height / 4 <= glyph.top + 1;
    return isClear ? [] : [`the glyph covers ${letters.textContent}`];
  });
}

/** Messages that are pressed together although they may be higher: what can be done about them is out of sight. */
function findSquashed(): string[] {
  return [...document.querySelectorAll('.notices')].flatMap((notices) => {
    const most = Number.parseFloat(getComputedStyle(notices).maxHeight);
    const { clientHeight, scrollHeight } = notices;
    const isCut = scrollHeight > clientHeight + 1 && clientHeight < most - 2;
    return isCut ? [`messages are ${scrollHeight} px high in ${clientHeight} of ${most}`] : [];
  });
}
