import { ShieldAlert } from 'lucide';
import { useLive } from '@/components/hooks/use-live';
import { Icon } from '@/components/icons/icon';
import type { LoginRow } from '@/utils/db/rows';
import { guideTo } from '@/utils/networks/guides/registry';

/** What could be safer about a login that was connected a moment ago. */
export function LoginCaution({ loginId }: { readonly loginId: string | null }) {
  const login = useLive(
    async (db) => (loginId === null ? null : ((await db.logins.get(loginId)) ?? null)),
    [loginId],
  );
  return login ? <CautionNote login={login} /> : null;
}

/** The same for a connection that works. Nothing where nothing could be safer. */
export function CautionNote({ login }: { readonly login: LoginRow }) {
  const caution = login.grant ? (guideTo(login.network).caution?.(login.grant.scopes) ?? null) : null;
  if (caution === null) return null;
  return (
    <section class="panel" aria-label={caution.title}>
      <h2>
        <Icon node={ShieldAlert} size={16} /> {caution.title}
      </h2>
      <p>{caution.sentence}</p>
      <ol class="steps">
        {caution.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </section>
  );
}
