import { useEffect, useState } from 'preact/hooks';
import { SECOND } from '@/utils/core/time';

/** How long a sentence stays when nobody holds it: long enough to read two lines twice. */
const STAY = 10 * SECOND;

/** What holds a sentence while a person looks at it: pointer and focus. */
interface Hold {
  readonly onMouseEnter: () => void;
  readonly onMouseLeave: () => void;
  readonly onFocusIn: () => void;
  readonly onFocusOut: () => void;
}

/**
 * Lets a sentence leave by itself. The time starts anew after each hold, and does not pass while the page is hidden.
 * @param sentence null for one that stays; another sentence has its own time
 */
export function useLeave(sentence: string | null, onLeave: (() => void) | undefined): Hold {
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);
  const [hidden, setHidden] = useState(document.hidden);
  useEffect(() => {
    const look = () => setHidden(document.hidden);
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  const passes = sentence !== null && !pointed && !focused && !hidden;
  useEffect(() => {
    if (!passes || !onLeave) return;
    const timer = setTimeout(onLeave, STAY);
    return () => clearTimeout(timer);
    // The callback is a new function at each render; the sentence is what has its time.
  }, [passes, sentence]);
  return {
    onMouseEnter: () => setPointed(true),
    onMouseLeave: () => setPointed(false),
    onFocusIn: () => setFocused(true),
    onFocusOut: () => setFocused(false),
  };
}
