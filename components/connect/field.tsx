import '@/components/styles/field-problem.css';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { ConnectField } from '@/utils/networks/network';
import type { FieldProblem } from './field-problems';

interface FieldProps {
  readonly field: ConnectField;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly focus?: boolean;
  /** What is wrong with it. It takes the focus when it is the first one. */
  readonly problem?: FieldProblem | undefined;
  readonly onRef?: (input: HTMLInputElement | null) => void;
}

/** One labelled input with its hint, and what is wrong with it right below. */
export function Field({ field, value, onInput, focus = false, problem, onRef }: FieldProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focus) input.current?.focus();
  }, [focus]);
  const described = [field.hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ');
  const shared = {
    ref: (element: HTMLInputElement | null) => {
      input.current = element;
      onRef?.(element);
    },
    id,
    name: field.name,
    inputMode: field.kind === 'url' ? 'url' : 'text',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: false,
    required: field.required,
    placeholder: field.placeholder ?? '',
    value,
    onInput: (event: { readonly currentTarget: HTMLInputElement }) => onInput(event.currentTarget.value),
    'aria-invalid': problem !== undefined,
    ...(described ? { 'aria-describedby': described } : {}),
  } as const;
  return (
    <div class="field">
      <label for={id}>
        {field.label}
        {!field.required && (
          <span class="quiet" aria-hidden="true">
            {' '}
            (optional)
          </span>
        )}
      </label>
      {field.kind === 'secret' ? <input type="password" {...shared} /> : <input type="text" {...shared} />}
      {problem && <Problem id={`${id}-problem`} problem={problem} onInput={onInput} />}
      {field.hint && (
        <p id={`${id}-hint`} class="hint">
          {field.hint}
        </p>
      )}
    </div>
  );
}

interface ProblemProps {
  readonly id: string;
  readonly problem: FieldProblem;
  readonly onInput: (value: string) => void;
}

function Problem({ id, problem: { problem, proposal }, onInput }: ProblemProps) {
  return (
    <div class="field-problem">
      <p id={id} role="alert">
        {problem}
      </p>
      {proposal && (
        <button type="button" class="button" onClick={() => onInput(proposal)}>
          Use {proposal}
        </button>
      )}
    </div>
  );
}
