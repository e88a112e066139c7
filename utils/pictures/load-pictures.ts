import { DAY } from '@/utils/core/time';
import type { Picture } from '@/utils/db/rows';
import { bindToHosts } from '@/utils/http/bind-to-hosts';
import { readBytes } from '@/utils/http/read-bytes';
import type { Deps } from '@/utils/ports/deps';
import { imageSize } from './image-size';
import { isPictureAddress } from './picture-address';

type PictureDeps = Pick<
  Deps,
  'now' | 'fetch' | 'stores' | 'network' | 'locks' | 'stayAwake' | 'scalePicture'
>;

/** Asked for at once. */
const AT_ONCE = 6;
/** Asked for in one wake; the rest waits for the next. */
const IN_ONE_WAKE = 96;
/** One that could not be had is asked for again after this. */
const AGAIN_AFTER = 7 * DAY;
/** Far above every avatar; a longer one is left alone. */
const LONGEST = 200_000;
/** Pixels on a side. */
const LARGEST = 4096;
/** An SVG is a document, not a picture. */
const TYPES = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'];

/**
 * Loads the pictures of profiles that are new or have changed, once each, without cookies and referrer, so that no page
 * of Relink ever has to ask for one. Nobody waits for it, and a picture that cannot be had is no failure.
 */
export async function loadPictures(deps: PictureDeps): Promise<void> {
  try {
    await deps.locks.ifFree('pictures', () => deps.stayAwake(() => loadDue(deps)));
  } catch {
    // The letters of the name do as well.
  }
}

async function loadDue(deps: PictureDeps): Promise<void> {
  for (let asked = 0; asked < IN_ONE_WAKE; asked += AT_ONCE) {
    const now = deps.now();
    // Claimed before they are asked for: one that kills the worker is not asked for at every wake.
    const due = await deps.stores.claimPictures(now, AT_ONCE, now + AGAIN_AFTER);
    if (due.length === 0) return;
    await Promise.all(
      due.map(async ({ profileId, url, network, server }) => {
        const { pictureHosts } = deps.network(network);
        const picture = isPictureAddress(url, pictureHosts(server)) ? await load(deps, url) : null;
        if (picture) await deps.stores.storePicture(profileId, url, picture);
      }),
    );
  }
}

async function load(deps: PictureDeps, url: string): Promise<Picture | null> {
  try {
    const send = bindToHosts(deps.fetch, [new URL(url).host]);
    const response = await send(url, { headers: { accept: TYPES.join(', ') } });
    const type = response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
    const isPicture = response.status === 200 && TYPES.includes(type);
    const bytes = isPicture ? await readBytes(response, LONGEST) : null;
    const size = bytes && imageSize(bytes);
    if (!bytes || !size || size.width > LARGEST || size.height > LARGEST) return null;
    return await deps.scalePicture({ type, bytes: bytes.buffer });
  } catch {
    return null;
  }
}
