import { useEffect, useState } from 'preact/hooks';
import { Field } from '@/components/connect/field';
import { type FieldProblems, isTyped, problemsOf } from '@/components/connect/field-problems';
import { Dialog } from '@/components/dialog/dialog';
import { useCommand } from '@/components/hooks/use-command';
import type { LoginRow } from '@/utils/db/rows';
import type { ConnectField } from '@/utils/networks/network';

interface PasswordDialogProps {
  readonly login: LoginRow;
  readonly onClose: () => void;
}

/** Asks for what a network without a consent page needs to sign in again. */
export function PasswordDialog({ login, onClose }: PasswordDialogProps) {
  const { run } = useCommand();
  const [fields, setFields] = useState<readonly ConnectField[]>([]);
  const [input, setInput] = useState<Record<string, string>>({});
  const [problems, setProblems] = useState<FieldProblems>(new Map());
  useEffect(() => {
    let gone = false;
    void import('@/utils/networks/registry').then(({ network }) => {
      const { access } = network(login.network);
      if (!gone && access.kind === 'password') setFields(access.reconnectFields);
    });
    return () => {
      gone = true;
    };
  }, [login.network]);
  return (
    <Dialog title={`Reconnect ${login.name}`} onClose={onClose} typed={isTyped(fields, input)}>
      <form
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const found = problemsOf(fields, input);
          setProblems(found);
          if (found.size > 0) return;
          onClose();
          void run('reconnect', { loginId: login.id, fields: input });
        }}
      >
        {fields.map((field, index) => (
          <Field
            key={field.name}
            field={field}
            focus={index === 0}
            problem={problems.get(field.name)}
            value={input[field.name] ?? field.initial ?? ''}
            onInput={(value) => setInput({ ...input, [field.name]: value })}
          />
        ))}
        <footer class="dialog-foot">
          <button type="button" class="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" class="button primary">
            Reconnect
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
