import type { Page } from 'puppeteer';

/** What a page does wrong with its room, as sentences; empty when nothing. */
export async function layoutFaults(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const find of [findOverflow, findSmall, findDots, findCovered])
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
    const isSeen = dot.getBoundingClientRect().right > parts.getBoundingClientRect().left + 1;
    if (begins !== isSeen) return [];
    return [
      `${begins ? 'a line begins with a dot' : 'a dot is cut off'}: ${parts.textContent?.slice(0, 80)}`,
    ];
  });
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
