import { browser } from 'wxt/browser';
import type { BadgeFace } from '@/utils/badge/badge';

const SIZES = [16, 32, 48] as const;

/** Paints the toolbar button. */
export async function paintBadge(face: BadgeFace): Promise<void> {
  const path = Object.fromEntries(SIZES.map((size) => [size, `/icons/${face.icon}-${size}.png`]));
  await Promise.all([
    browser.action.setBadgeText({ text: face.text }),
    browser.action.setBadgeBackgroundColor({ color: face.color }),
    browser.action.setBadgeTextColor({ color: '#ffffff' }),
    browser.action.setTitle({ title: face.title }),
    browser.action.setIcon({ path }),
  ]);
}
