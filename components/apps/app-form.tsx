import { useState } from 'preact/hooks';
import { Field } from '@/components/connect/field';
import { usePage } from '@/components/hooks/page';
import { useCommand } from '@/components/hooks/use-command';
import { NetworkGlyph } from '@/components/icons/network-glyph';
import type { UsedApp } from '@/utils/db/reads/apps';
import type { AppPolicy, ConnectField, Network } from '@/utils/networks/network';
import { AppButtons } from './app-buttons';
import { RedirectUri } from './redirect-uri';

interface AppFormProps {
  readonly network: Network;
  readonly used: UsedApp | null;
}

/** The person's own app of one network: how to register it, and what the network gave for it. */
export function AppForm({ network, used }: AppFormProps) {
  return network.app.kind === 'own' ? (
    <OwnAppForm network={network} used={used} policy={network.app} />
  ) : null;
}

type OwnPolicy = Extract<AppPolicy, { kind: 'own' }>;

function appFields(policy: OwnPolicy, used: UsedApp | null): readonly ConnectField[] {
  const clientId: ConnectField = { name: 'clientId', label: 'Client ID', kind: 'text', required: true };
  const kept = used?.app.hasSecret ?? false;
  const hint = kept ? 'One is on file. Leave this empty to keep it.' : policy.secretHint;
  const secret: ConnectField = {
    name: 'clientSecret',
    label: 'Client secret',
    kind: 'secret',
    required: policy.secret === 'required' && !kept,
    ...(hint ? { hint } : {}),
  };
  return [clientId, ...(policy.secret === 'none' ? [] : [secret]), ...policy.settings];
}

function OwnAppForm({ network, used, policy }: AppFormProps & { readonly policy: OwnPolicy }) {
  const page = usePage();
  const { allow, run } = useCommand();
  const [input, setInput] = useState<Record<string, string>>({});
  const saved: Record<string, string> = { ...used?.app.settings, clientId: used?.app.clientId ?? '' };
  const fields = appFields(policy, used);
  const shownValue = (field: ConnectField) =>
    input[field.name] ?? (field.kind === 'secret' ? '' : (saved[field.name] ?? field.initial ?? ''));
  const save = async () => {
    // What Test app and Connect need is asked for here already; the app is kept whatever the answer.
    const granted = allow(network.origins({}));
    const settings = Object.fromEntries(policy.settings.map((field) => [field.name, shownValue(field)]));
    const allowed = await granted;
    const value = await run(
      'saveApp',
      {
        network: network.id,
        clientId: input.clientId ?? saved.clientId ?? '',
        clientSecret: input.clientSecret ?? '',
        settings,
      },
      () => savedText(network.name, allowed),
    );
    // The secret is sealed now; it stays no longer in the page than it has to.
    if (value) setInput(({ clientSecret: _sealed, ...rest }) => rest);
  };
  return (
    <form
      class="panel form"
      aria-label={network.name}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h2 class="app-title">
        <NetworkGlyph network={network.id} size={20} /> {network.name}
      </h2>
      <details open={used === null}>
        <summary>How to register the app</summary>
        <ol class="steps">
          {policy.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <a href={policy.registerUrl} target="_blank" rel="noreferrer">
          Open the developer page of {network.name}
        </a>
      </details>
      {network.access.kind === 'oauth' && <RedirectUri uri={page.redirectUri(network.access.redirectPath)} />}
      {fields.map((field) => (
        <Field
          key={field.name}
          field={field}
          value={shownValue(field)}
          onInput={(value) => setInput({ ...input, [field.name]: value })}
        />
      ))}
      <div class="form-foot">
        <button type="submit" class="button primary">
          Save app
        </button>
        {used && <AppButtons used={used} name={network.name} />}
      </div>
    </form>
  );
}

function savedText(name: string, allowed: boolean): string {
  const next = allowed
    ? `Press Test app to see whether ${name} knows it.`
    : `Relink may not talk to ${name} yet; Test app and Connect ask you again.`;
  return `The ${name} app is saved. ${next}`;
}
