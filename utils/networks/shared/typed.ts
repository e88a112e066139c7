import { Failure } from '@/utils/core/failure';

/** What a field makes of what was typed: a value to go on with, or what is wrong with it and what might be meant. */
export type ReadTyped = { readonly kind: 'accepted'; readonly value: string } | TypedProblem;

export interface TypedProblem {
  readonly kind: 'problem';
  /** One or two sentences for the person. */
  readonly problem: string;
  /** What could be meant instead; the field accepts it. Null where nobody can know. */
  readonly proposal: string | null;
  /** Set where plain http is all that is wrong. */
  readonly insecureHost?: string;
}

export function accepted(value: string): ReadTyped {
  return { kind: 'accepted', value };
}

export function problem(sentence: string, proposal: string | null = null): TypedProblem {
  return { kind: 'problem', problem: sentence, proposal };
}

/** @throws Failure naming the field, with what is wrong and what might be meant */
export function acceptedValue(read: ReadTyped, field: string): string {
  if (read.kind === 'accepted') return read.value;
  const { problem: sentence, proposal, insecureHost: host } = read;
  const detail = { field, problem: sentence, ...(proposal === null ? {} : { proposal }) };
  throw host === undefined
    ? new Failure('bad_input', detail)
    : new Failure('insecure_address', { ...detail, host });
}

/** Control and formatting characters: they come along with copied text and are never part of an address. */
const INVISIBLE = /[\p{Cc}\p{Cf}]/gu;

/** What was typed, without blanks around it and without characters that nobody sees. */
export function cleanText(input: string | undefined): string {
  return (input ?? '').replace(INVISIBLE, '').trim();
}

/** Only as much of what was typed as fits into a sentence. */
export function quoted(typed: string): string {
  return `“${typed.length > 60 ? `${typed.slice(0, 60)}…` : typed}”`;
}
