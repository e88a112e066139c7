import * as v from 'valibot';

/** An id: some servers send numbers where others send strings. */
export const idText = v.union([
  v.pipe(v.string(), v.minLength(1)),
  v.pipe(
    v.number(),
    v.transform((id) => String(id)),
  ),
]);

/** A text that may be missing, empty or of another type: then null. */
export const optionalText = v.fallback(v.nullable(v.pipe(v.string(), v.minLength(1))), null);

/** A list of texts that may be missing or of another type: then null. */
export const optionalTexts = v.fallback(v.nullable(v.array(v.string())), null);
