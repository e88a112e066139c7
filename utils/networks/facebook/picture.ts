import * as v from 'valibot';
import { urlText } from '@/utils/networks/shared/schemas';

/** `picture` of a person or page, as its address; null where there is none. */
export const picture = v.fallback(
  v.nullable(
    v.pipe(
      v.object({ data: v.object({ url: urlText }) }),
      v.transform(({ data }) => data.url),
    ),
  ),
  null,
);
