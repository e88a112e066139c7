import { useState } from 'preact/hooks';
import { useCommand } from '@/components/hooks/use-command';
import { placeOfApp, type UsedApp } from '@/utils/db/reads/apps';
import { originsOf } from '@/utils/networks/origins';
import { network } from '@/utils/networks/registry';

interface AppButtonsProps {
  readonly used: UsedApp;
  readonly name: string;
  /** Names the buttons where a page has several apps of one network. */
  readonly server?: string;
}

/** Test and remove an app. One that logins depend on stays until they are unlinked. */
export function AppButtons({ used, name, server }: AppButtonsProps) {
  const { allow, run } = useCommand();
  const [testing, setTesting] = useState(false);
  const { app, logins } = used;
  const suffix = server ? ` of ${server}` : '';
  const test = async () => {
    const granted = allow(originsOf(network(app.network), placeOfApp(app)));
    setTesting(true);
    if (await granted) await run('testApp', { appId: app.id }, ({ sentence }) => sentence);
    setTesting(false);
  };
  return (
    <>
      <button
        type="button"
        class="button"
        disabled={testing}
        {...(server ? { 'aria-label': `Test app${suffix}` } : {})}
        onClick={() => void test()}
      >
        Test app
      </button>
      <button
        type="button"
        class="button danger"
        disabled={logins > 0}
        {...(server ? { 'aria-label': `Remove${suffix}` } : {})}
        onClick={() => void run('removeApp', { appId: app.id }, () => `The ${name} app is removed.`)}
      >
        Remove
      </button>
      {logins > 0 && (
        <span class="quiet">
          {logins === 1 ? '1 login uses it' : `${logins} logins use it`}; unlink first to remove it.
        </span>
      )}
    </>
  );
}
