import * as v from 'valibot';
import { cut, LONGEST, MOST } from '@/utils/core/bounds';

/**
 * Every text that a network takes from an answer goes through one of these, so that none is longer than its kind may be.
 * What a person reads is cut; what is sent back or compared is refused, because a part of it would be something else.
 */

type Kind = keyof typeof LONGEST;

/** A text of its kind, not empty; a longer one makes the answer unreadable. */
function exact(kind: Kind) {
  return v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST[kind]));
}

/** A text of its kind, not empty; of a longer one the beginning. */
function cutting(kind: Kind) {
  return v.pipe(
    v.string(),
    v.minLength(1),
    v.transform((text) => cut(text, LONGEST[kind])),
  );
}

/** A text that may be missing, empty, of another type or unfit: then null. */
function optional<T extends v.GenericSchema<unknown, string>>(schema: T) {
  return v.fallback(v.nullable(schema), null);
}

/** An id: some servers send numbers where others send strings. */
export const idText = v.union([
  exact('id'),
  v.pipe(
    v.number(),
    v.transform((id) => String(id)),
  ),
]);

/** A DID: https://www.w3.org/TR/did-core/#did-syntax */
export const didText = v.pipe(exact('id'), v.startsWith('did:'));

export const tokenText = exact('token');
export const urlText = exact('url');
export const handleText = exact('handle');
export const nameText = cutting('name');
/** An error code or a sentence: read for its meaning. */
export const wordsText = cutting('words');

export const optionalId = optional(idText);
export const optionalUrl = optional(urlText);
export const optionalHandle = optional(handleText);
export const optionalName = optional(nameText);
export const optionalWords = optional(wordsText);
export const optionalCursor = optional(exact('cursor'));

/** A list of short texts that may be missing or of another type: then null. What is not one is left out. */
export const optionalTexts = v.fallback(
  v.nullable(
    v.pipe(
      v.array(v.unknown()),
      v.transform((items) => items.slice(0, MOST.texts).filter((item) => v.is(exact('scope'), item))),
    ),
  ),
  null,
);
