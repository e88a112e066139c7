import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import { readPictures } from '@/utils/db/reads/pictures';
import type { Picture } from '@/utils/db/rows';
import type { Page } from './page';

/** The pictures of the profiles on screen, as addresses that lead nowhere but into this page's memory. */
export interface Pictures {
  /** Shows the picture of a profile as soon as it is there. @returns what ends it */
  readonly show: (profileId: string, draw: (address: string | null) => void) => () => void;
}

export const PicturesContext = createContext<Pictures | null>(null);

interface Shown {
  readonly bytes: ArrayBuffer;
  readonly address: string;
}

/**
 * Pictures as the worker has stored them: no server is ever asked by a page. What is wanted at the same time is read at
 * once, and only after what wants it is on screen.
 */
export function createPictures(page: Pick<Page, 'live'>): Pictures {
  const drawers = new Map<string, Set<(address: string | null) => void>>();
  const shown = new Map<string, Shown>();
  let wanted: string[] = [];
  const draw = (id: string, picture: Picture) => {
    const before = shown.get(id);
    // Each read makes the same picture another object.
    if (before && indexedDB.cmp(before.bytes, picture.bytes) === 0) return;
    if (before) URL.revokeObjectURL(before.address);
    const address = URL.createObjectURL(new Blob([picture.bytes], { type: picture.type }));
    shown.set(id, { bytes: picture.bytes, address });
    for (const drawOne of drawers.get(id) ?? []) drawOne(address);
  };
  const readWanted = () => {
    const ids = wanted;
    wanted = [];
    page.live.watch(
      (db) => readPictures(db, ids),
      (pictures) => {
        for (const [id, picture] of pictures) draw(id, picture);
      },
      // Without pictures the letters stay: it is not worth an error.
      () => undefined,
    );
  };
  return {
    show: (id, drawOne) => {
      const known = drawers.get(id);
      drawers.set(id, (known ?? new Set()).add(drawOne));
      if (!known) {
        if (wanted.length === 0) setTimeout(readWanted, 0);
        wanted.push(id);
      }
      drawOne(shown.get(id)?.address ?? null);
      return () => void drawers.get(id)?.delete(drawOne);
    },
  };
}

/** @returns the address of a profile's picture within this page; null while there is none */
export function usePicture(profileId: string | null): string | null {
  const pictures = useContext(PicturesContext);
  const [address, setAddress] = useState<string | null>(null);
  // After the paint: the list does not wait for its pictures.
  useEffect(
    () => (profileId === null ? undefined : pictures?.show(profileId, setAddress)),
    [pictures, profileId],
  );
  return address;
}
