import { AppForm } from '@/components/apps/app-form';
import { OtherApps } from '@/components/apps/other-apps';
import { PageTitle } from '@/components/dashboard/page-title';
import { useLive } from '@/components/hooks/use-live';
import { readApps } from '@/utils/db/reads/apps';
import { NETWORKS } from '@/utils/networks/registry';

/** One form per network that needs the person's own app, and the apps that came by themselves. */
export function AppsPage({ now }: { readonly now: number }) {
  const apps = useLive(readApps);
  if (!apps) return null;
  const own = Object.values(NETWORKS).filter((network) => network.app.kind === 'own');
  const current = new Map(own.map(({ id }) => [id, apps.find(({ app }) => app.network === id)]));
  const others = apps.filter((used) => current.get(used.app.network) !== used);
  return (
    <>
      <header class="page-head">
        <div>
          <a class="quiet" href="#/settings">
            Settings
          </a>
          <PageTitle>Apps</PageTitle>
        </div>
      </header>
      <p>
        An app is what a network knows Relink by. Yours stays yours: its secret is stored encrypted in this
        browser and sent only to its network.
      </p>
      {own.map((network) => {
        const used = current.get(network.id);
        return <AppForm key={`${network.id} ${used?.app.id ?? ''}`} network={network} used={used ?? null} />;
      })}
      {others.length > 0 && <OtherApps apps={others} now={now} />}
    </>
  );
}
