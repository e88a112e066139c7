import { useEffect, useId, useRef } from 'preact/hooks';
import type { ConnectField } from '@/utils/networks/network';

interface FieldProps {
  readonly field: ConnectField;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly focus?: boolean;
}

/** One labelled input with its hint. */
export function Field({ field, value, onInput, focus = false }: FieldProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focus) input.current?.focus();
  }, [focus]);
  const shared = {
    ref: input,
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
    ...(field.hint ? { 'aria-describedby': `${id}-hint` } : {}),
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
      {field.hint && (
        <p id={`${id}-hint`} class="hint">
          {field.hint}
        </p>
      )}
    </div>
  );
}
