import { type Answer, json } from '../core/answer.ts';
import type { Call } from '../core/call.ts';
import { now } from '../core/clock.ts';
import { freshSecret } from '../core/secrets.ts';

export interface RegisteredApp {
  readonly id: string;
  readonly name: string;
  readonly website: string | null;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUris: readonly string[];
  readonly scopes: readonly string[];
}

/** The apps that clients registered for themselves: https://docs.joinmastodon.org/methods/apps/#create */
export class AppRegistry {
  #apps: RegisteredApp[] = [];

  find(clientId: string | null): RegisteredApp | null {
    return this.#apps.find((app) => app.clientId === clientId) ?? null;
  }

  /** The app, if the secret is its own too. */
  authenticate(clientId: string | null, secret: string | null): RegisteredApp | null {
    const app = this.find(clientId);
    return app?.clientSecret === secret ? app : null;
  }

  drop(clientId: string): void {
    this.#apps = this.#apps.filter((app) => app.clientId !== clientId);
  }

  purge(): void {
    this.#apps = [];
  }

  register(call: Call): Answer {
    const name = call.form.get('client_name') ?? '';
    const redirectUris = [
      ...call.form.getAll('redirect_uris'),
      ...call.form.getAll('redirect_uris[]'),
    ].flatMap((uris) => uris.split(/\s+/).filter((uri) => uri !== ''));
    if (name === '') return invalid("Application name can't be blank");
    if (redirectUris.length === 0) return invalid("Redirect URI can't be blank");
    if (!redirectUris.every(isAbsolute)) return invalid('Redirect URI must be an absolute URI.');
    const app: RegisteredApp = {
      id: String(now()),
      name,
      website: call.form.get('website'),
      clientId: freshSecret('app-'),
      clientSecret: freshSecret('secret-'),
      redirectUris,
      scopes: (call.form.get('scopes') ?? 'read').split(/\s+/),
    };
    this.#apps.push(app);
    return json(200, {
      ...describeApp(app),
      client_id: app.clientId,
      client_secret: app.clientSecret,
      client_secret_expires_at: 0,
    });
  }
}

/** The application entity without its secret. */
export function describeApp(app: RegisteredApp): object {
  return {
    id: app.id,
    name: app.name,
    website: app.website,
    scopes: app.scopes,
    redirect_uris: app.redirectUris,
    redirect_uri: app.redirectUris.join('\n'),
    vapid_key: '',
  };
}

function isAbsolute(uri: string): boolean {
  return uri === 'urn:ietf:wg:oauth:2.0:oob' || URL.canParse(uri);
}

function invalid(what: string): Answer {
  return json(422, { error: `Validation failed: ${what}` });
}
