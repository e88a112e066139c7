import type { BadgeFace } from '@/utils/badge/badge';
import { bare } from './bare';

const SIZES = [16, 32, 48] as const;

/** What this worker has painted last. The browser keeps it over the worker's death, and a new worker paints anew. */
let painted: string | null = null;

/** One face after the other: the title that is set last must belong to the icon that was set last. */
let painting: Promise<void> = Promise.resolve();

/** Paints the toolbar button, if it does not look so already: decoding the icons costs more than the check behind it. */
export async function paintBadge(face: BadgeFace): Promise<void> {
  const look = JSON.stringify(face);
  if (look === painted) return;
  painted = look;
  const turn = painting.then(() => paint(face));
  painting = turn.catch(() => {});
  try {
    await turn;
  } catch (error) {
    painted = null;
    throw error;
  }
}

/** The number first. The title is another for each face and set last, so the one that is there vouches for the rest. */
async function paint({ text, color, icon, title }: BadgeFace): Promise<void> {
  const [, present] = await Promise.all([bare.action.setBadgeText({ text }), bare.action.getTitle({})]);
  if (present === title) return;
  await Promise.all([
    bare.action.setBadgeBackgroundColor({ color }),
    bare.action.setBadgeTextColor({ color: '#ffffff' }),
    bare.action.setIcon({
      path: Object.fromEntries(SIZES.map((size) => [size, `/icons/${icon}-${size}.png`])),
    }),
  ]);
  await bare.action.setTitle({ title });
}
