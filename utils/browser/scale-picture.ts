import type { Picture } from '@/utils/db/rows';

/** Pixels on a side: twice the 32 of a list, and once more for dense screens. */
const SIDE = 96;

/** @returns the picture, no larger than a list needs it; null for one that the browser cannot read */
export async function scalePicture(picture: Picture): Promise<Picture | null> {
  const blob = new Blob([picture.bytes], { type: picture.type });
  const bitmap = await createImageBitmap(blob, {
    resizeWidth: SIDE,
    resizeHeight: SIDE,
    resizeQuality: 'high',
  }).catch(() => null);
  if (!bitmap) return null;
  const canvas = new OffscreenCanvas(SIDE, SIDE);
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
  bitmap.close();
  const scaled = await canvas.convertToBlob({ type: 'image/webp', quality: 0.9 });
  return { type: scaled.type, bytes: await scaled.arrayBuffer() };
}
