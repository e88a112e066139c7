import { request } from 'node:https';

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  /** The body as JSON; tests look into it as they like. */
  readonly json: Json;
  readonly url: string;
}

/** JSON that a test looks into without ceremony. */
export type Json = { readonly [key: string]: Json } & { readonly [index: number]: Json } & Iterable<Json>;

export interface Ask {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly form?: Readonly<Record<string, string>> | URLSearchParams;
  readonly json?: unknown;
  readonly bearer?: string;
}

/** A browser with cookies that finds every host on the sandbox's port. */
export class Browser {
  readonly #port: number;
  #jar: Cookie[] = [];

  constructor(port: number) {
    this.#port = port;
  }

  ask(address: string, ask: Ask = {}): Promise<Reply> {
    const url = new URL(address);
    const body = bodyOf(ask);
    const headers: Record<string, string> = { host: url.host, ...ask.headers };
    if (ask.form !== undefined) headers['content-type'] = 'application/x-www-form-urlencoded';
    if (ask.json !== undefined) headers['content-type'] = 'application/json';
    if (ask.bearer !== undefined) headers.authorization = `Bearer ${ask.bearer}`;
    const cookies = this.#cookiesFor(url);
    if (cookies !== '') headers.cookie = cookies;
    return new Promise((resolve, reject) => {
      const outgoing = request(
        url,
        {
          method: ask.method ?? (body === '' ? 'GET' : 'POST'),
          headers,
          agent: false,
          // The certificate is made at each start and known to nobody.
          rejectUnauthorized: false,
          port: this.#port,
          lookup: (_host, _options, done) => done(null, [{ address: '127.0.0.1', family: 4 }]),
        },
        (incoming) => {
          let text = '';
          incoming.setEncoding('utf8');
          incoming.on('data', (chunk: string) => {
            text += chunk;
          });
          incoming.on('error', reject);
          incoming.on('end', () => {
            this.#keepCookies(url.host, incoming.headers['set-cookie'] ?? []);
            resolve({
              status: incoming.statusCode ?? 0,
              headers: incoming.headers,
              text,
              json: parse(text),
              url: address,
            });
          });
        },
      );
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  }

  /** Follows redirects until a page, or until the browser would leave for the extension. */
  async visit(address: string, ask: Ask = {}): Promise<Reply> {
    const reply = await this.ask(address, ask);
    const location = reply.headers.location;
    if (typeof location !== 'string') return reply;
    const next = new URL(location, address);
    return next.host.endsWith('.chromiumapp.org') ? { ...reply, url: next.href } : this.visit(next.href);
  }

  forgetCookies(): void {
    this.#jar = [];
  }

  #keepCookies(host: string, lines: readonly string[]): void {
    for (const line of lines) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s);
      const path = /;\s*path=([^;]+)/i.exec(line)?.[1] ?? '/';
      this.#jar = this.#jar.filter(
        (cookie) => cookie.host !== host || cookie.name !== name || cookie.path !== path,
      );
      if (value !== '' && !/max-age=0|expires=thu, 01 jan 1970/i.test(line))
        this.#jar.push({ host, path, name, value });
    }
  }

  #cookiesFor(url: URL): string {
    return this.#jar
      .filter((cookie) => cookie.host === url.host && url.pathname.startsWith(cookie.path))
      .map((cookie) => `${cookie.name}=${cookie.value}`)
      .join('; ');
  }
}

interface Cookie {
  readonly host: string;
  readonly path: string;
  readonly name: string;
  readonly value: string;
}

function bodyOf(ask: Ask): string {
  if (ask.json !== undefined) return JSON.stringify(ask.json);
  return ask.form === undefined ? '' : new URLSearchParams(ask.form).toString();
}

function parse(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return JSON.parse('{}');
  }
}
