import { useEffect, useLayoutEffect } from 'preact/hooks';
import { SECOND } from '@/utils/core/time';

/** A list that is still not long enough after this has become shorter: its end is where the person stays. */
const PATIENCE = 3 * SECOND;

/** What the person does to move by themselves. */
const MOVES = ['wheel', 'pointerdown', 'keydown'] as const;

/**
 * Keeps the scroll position of each visit with its place in the history, and takes the person back to it. The browser's
 * own way comes too early: what was scrolled is read from the database first.
 * @param visit the number of the visit
 */
export function useScroll(visit: number): void {
  useEffect(() => {
    history.scrollRestoration = 'manual';
    const remember = () => history.replaceState({ scrollY: window.scrollY }, '');
    window.addEventListener('scrollend', remember);
    return () => window.removeEventListener('scrollend', remember);
  }, []);
  useLayoutEffect(() => goTo(readScroll(history.state)), [visit]);
}

/** Scrolls there as soon as the page is long enough. @returns what gives up */
function goTo(wanted: number): () => void {
  window.scrollTo(0, 0);
  if (wanted === 0) return () => {};
  const controller = new AbortController();
  const { signal } = controller;
  const end = () => controller.abort();
  const observer = new ResizeObserver(() => {
    // Positions come in fractions of a pixel, heights do not.
    if (document.documentElement.scrollHeight + 1 < wanted + window.innerHeight) return;
    end();
    window.scrollTo(0, wanted);
  });
  observer.observe(document.body);
  const timer = setTimeout(end, PATIENCE);
  for (const move of MOVES) window.addEventListener(move, end, { signal, passive: true });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearTimeout(timer);
  });
  return end;
}

function readScroll(state: unknown): number {
  if (typeof state !== 'object' || state === null || !('scrollY' in state)) return 0;
  return typeof state.scrollY === 'number' ? state.scrollY : 0;
}
