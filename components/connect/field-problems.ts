import type { ShownFailure } from '@/components/text/outcome-failure';
import { failureText } from '@/utils/core/failure-text';
import type { ConnectField, ConnectInput } from '@/utils/networks/network';

/** What is wrong with one field, and what could be meant instead. */
export interface FieldProblem {
  readonly problem: string;
  readonly proposal: string | null;
}

/** The problems of a form, by the names of its fields. */
export type FieldProblems = ReadonlyMap<string, FieldProblem>;

/** @returns what is wrong with what was typed, before anything is sent; the worker reads it the same way */
export function problemsOf(fields: readonly ConnectField[], input: ConnectInput): FieldProblems {
  return new Map(
    fields.flatMap((field) => {
      const found = problemOf(field, input[field.name] ?? '');
      return found ? [[field.name, found] as const] : [];
    }),
  );
}

function problemOf(field: ConnectField, typed: string): FieldProblem | null {
  const read = field.read?.(typed);
  if (read) return read.kind === 'problem' ? read : null;
  return field.required && typed.trim() === ''
    ? { problem: `“${field.label}” is missing.`, proposal: null }
    : null;
}

/** @returns whether anything stands in a form that the person has put there */
export function isTyped(fields: readonly ConnectField[], input: ConnectInput): boolean {
  return fields.some(({ name, initial = '' }) => ![undefined, '', initial].includes(input[name]?.trim()));
}

/** @returns a failure as the problem of the field that it is about; null when it is about none of them */
export function problemOfFailure(
  fields: readonly ConnectField[],
  { code, detail }: ShownFailure,
): readonly [name: string, problem: FieldProblem] | null {
  const blamed =
    fields.find((field) => field.label === detail.field) ??
    fields.find((field) => field.blamedFor?.includes(code));
  if (!blamed) return null;
  const { title, fix } = failureText(code, detail);
  const sentence = detail.problem ?? `${title} ${fix}`;
  return [blamed.name, { problem: sentence, proposal: detail.proposal ?? null }];
}
