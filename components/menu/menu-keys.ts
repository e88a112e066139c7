/** @returns the index of the entry that a key leads to, or null when the key means nothing here */
export function nextItem(key: string, current: number, labels: readonly string[]): number | null {
  const count = labels.length;
  if (count === 0) return null;
  switch (key) {
    case 'ArrowDown':
      return (current + 1) % count;
    case 'ArrowUp':
      return (current - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return key.length === 1 && key !== ' ' ? byLetter(key, current, labels) : null;
  }
}

function byLetter(letter: string, current: number, labels: readonly string[]): number | null {
  for (let step = 1; step <= labels.length; step++) {
    const index = (current + step) % labels.length;
    if (labels[index]?.trim().toLowerCase().startsWith(letter.toLowerCase())) return index;
  }
  return null;
}

const MARGIN = 4;

/** Puts a menu below its button, or above where there is no room, aligned to the right edge and inside the window. */
export function place(menu: HTMLElement, anchor: HTMLElement): void {
  const button = anchor.getBoundingClientRect();
  const size = menu.getBoundingClientRect();
  const below = button.bottom + MARGIN;
  const fits = below + size.height + MARGIN <= window.innerHeight;
  const top = fits ? below : Math.max(MARGIN, button.top - MARGIN - size.height);
  const left = Math.max(MARGIN, Math.min(button.right - size.width, window.innerWidth - size.width - MARGIN));
  menu.style.top = `${top}px`;
  menu.style.left = `${left}px`;
}
