import { browser } from 'wxt/browser';
import type { BadgeFace } from '@/utils/badge/badge';

const SIZES = [16, 32, 48] as const;

/** What this worker has painted last. The browser keeps it over the worker's death, and a new worker paints anew. */
let painted: string | null = null;

/** Paints the toolbar button, if it does not look so already: decoding the icons costs more than the check behind it. */
export async function paintBadge(face: BadgeFace): Promise<void> {
  const look = JSON.stringify(face);
  if (look === painted) return;
  painted = look;
  try {
    await paint(face);
  } catch (error) {
    painted = null;
    throw error;
  }
}

async function paint(face: BadgeFace): Promise<void> {
  const path = Object.fromEntries(SIZES.map((size) => [size, `/icons/${face.icon}-${size}.png`]));
  await Promise.all([
    browser.action.setBadgeText({ text: face.text }),
    browser.action.setBadgeBackgroundColor({ color: face.color }),
    browser.action.setBadgeTextColor({ color: '#ffffff' }),
    browser.action.setTitle({ title: face.title }),
    browser.action.setIcon({ path }),
  ]);
}
