import { Failure } from '@/utils/core/failure';
import { placeName } from '@/utils/core/place-name';
import { requireOrigins } from '@/utils/grants/origins';
import { openApp } from '@/utils/grants/place';
import { bindToHosts } from '@/utils/http/bind-to-hosts';
import { converse } from '@/utils/http/converse';
import { Refusal } from '@/utils/networks/answers';
import type { App, AppTest, Network } from '@/utils/networks/network';
import { refreshTokens } from '@/utils/oauth/refresh';
import type { Deps } from '@/utils/ports/deps';

/** Never a real token: the server must refuse it, and how it refuses tells whether it knows the client. */
const NOT_A_TOKEN = 'relink-app-test';

/**
 * Asks the token endpoint to refresh a token that does not exist. A server that knows the app answers `invalid_grant`;
 * one that does not answers `invalid_client` before it looks at the token (RFC 6749 §5.2).
 * @throws Failure `gone`, `host_permission_missing`
 */
export async function testApp(deps: Deps, appId: string): Promise<AppTest> {
  const row = await deps.stores.getApp(appId);
  if (!row) throw new Failure('gone');
  const network = deps.network(row.network);
  const app = await openApp(deps, row);
  await requireOrigins(deps, network, { server: row.server, app });
  return askAboutApp(deps, network, app, row.server);
}

/** The same for an app at hand; never throws for want of an answer. */
export async function askAboutApp(
  deps: Pick<Deps, 'fetch'>,
  network: Network,
  app: App,
  server: string,
): Promise<AppTest> {
  return verdictOf(await refusalOf(deps, network, app, server), placeName(network, server));
}

/** In place of a refusal: the network took the app's own word. */
const ACCEPTED = Symbol('accepted');

async function refusalOf(
  deps: Pick<Deps, 'fetch'>,
  network: Network,
  app: App,
  server: string,
): Promise<unknown> {
  if (network.access.kind !== 'oauth') return null;
  const place = { server, app };
  const fetch = bindToHosts(deps.fetch, network.hosts(place));
  try {
    if (network.access.testApp) {
      await converse(network.access.testApp(app), fetch);
      return ACCEPTED;
    }
    await refreshTokens(network, app, network.access.plan(place, { kind: 'connect' }), NOT_A_TOKEN, fetch);
    return null;
  } catch (error) {
    return error;
  }
}

function verdictOf(refusal: unknown, called: string): AppTest {
  const accepted: AppTest = { verdict: 'accepted', sentence: `${called} knows this app.` };
  if (refusal === ACCEPTED) return accepted;
  if (refusal instanceof Refusal) {
    const { reading } = refusal.diagnosis;
    if (reading.kind === 'app_problem') {
      return { verdict: 'refused', sentence: `${called} does not accept this client ID and secret.` };
    }
    if (reading.kind === 'dead' || reading.kind === 'renew') {
      return accepted;
    }
  }
  return {
    verdict: 'unknown',
    sentence: `${called} did not say whether it knows this app. Try again later.`,
  };
}
