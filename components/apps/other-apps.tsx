import { useId } from 'preact/hooks';
import { Parts } from '@/components/card/parts';
import { NetworkGlyph } from '@/components/icons/network-glyph';
import { ago, exactMoment } from '@/components/text/dates';
import { networkName } from '@/components/text/network-names';
import type { UsedApp } from '@/utils/db/reads/apps';
import { AppButtons } from './app-buttons';

interface OtherAppsProps {
  readonly apps: readonly UsedApp[];
  readonly now: number;
}

/** Apps that Relink registered by itself, that were typed while connecting, or that a newer one has replaced. */
export function OtherApps({ apps, now }: OtherAppsProps) {
  const id = useId();
  return (
    <section class="section" aria-labelledby={id}>
      <h2 class="section-title" id={id}>
        Other apps in use
      </h2>
      <ul class="list">
        {apps.map((used) => (
          <li key={used.app.id} class="item other-app">
            <span class="bundle-glyph">
              <NetworkGlyph network={used.app.network} size={20} />
            </span>
            <div class="item-text">
              <span class="item-name">{hostOf(used.app.server)}</span>
              <span class="item-line" title={exactMoment(used.app.savedAt)}>
                <Parts text={`${networkName(used.app.network)} · saved ${ago(used.app.savedAt, now)}`} />
              </span>
            </div>
            <div class="item-actions">
              <AppButtons used={used} name={networkName(used.app.network)} server={hostOf(used.app.server)} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function hostOf(server: string): string {
  return URL.canParse(server) ? new URL(server).host : server;
}
