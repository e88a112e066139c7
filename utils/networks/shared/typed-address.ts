import { isLoopback, isSecureUrl } from '@/utils/http/secure-url';
import { accepted, cleanText, problem, quoted, type ReadTyped } from './typed';

const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;

/**
 * Reads an address that a person typed: `https://` may be missing.
 * @returns the address, as the URL standard writes it
 */
export function readAddress(input: string): ReadTyped {
  const typed = cleanText(input);
  if (typed === '') return problem('Type an address, such as https://id.example.com.');
  if (/\s/.test(typed)) return withoutBlanks(typed);
  const address = SCHEME.test(typed) ? typed : `https://${typed}`;
  const url = URL.canParse(address) ? new URL(address) : null;
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:';
  if (!url || !isWeb || url.hostname === '')
    return problem(`${quoted(typed)} is not the address of a server.`);
  if (url.username !== '' || url.password !== '') return withoutUser(url);
  // With a scheme it is meant: networks at home have such names.
  if (!SCHEME.test(typed) && !hasEnding(url.hostname)) {
    const sentence = `${quoted(url.hostname)} has no ending: a server’s name looks like id.example.com.`;
    return problem(sentence, proposed(url.href));
  }
  if (!isSecureUrl(url.href)) return notSecure(url);
  return accepted(url.href);
}

/**
 * Reads the server out of what a person typed: a host name, an address of a page on it, or a handle (`@anna@example.com`).
 * @returns the server's origin, in lower case
 */
export function readServer(input: string): ReadTyped {
  const typed = cleanText(input);
  if (typed === '') return problem('Type the name of the server, such as mastodon.social.');
  const handle = /^@?[^@/:\s]+@([^@/\s]+)$/.exec(typed)?.[1];
  if (!handle && /^@[^@/\s]+$/.test(typed)) {
    return problem(
      `${quoted(typed)} does not say which server. It is the part behind the second @ of the whole handle.`,
    );
  }
  const server = handle ?? typed;
  const read = readAddress(server);
  if (read.kind === 'accepted') return accepted(new URL(read.value).origin);
  return /^[a-z0-9-]+$/i.test(server)
    ? problem(
        `${quoted(server)} has no ending: a server’s name looks like mastodon.social.`,
        proposedServer(server),
      )
    : { ...read, proposal: read.proposal === null ? null : originOf(read.proposal) };
}

const WELL_KNOWN = /\/\.well-known\/(?:openid-configuration|oauth-authorization-server)(?=\/|$)/;

/** Reads an issuer; empty is accepted, since the endpoints can be typed instead (RFC 8414 §2: no query, no fragment). */
export function readIssuer(input: string): ReadTyped {
  if (cleanText(input) === '') return accepted('');
  const read = readAddress(input);
  if (read.kind === 'problem') return { ...read, proposal: issuerFrom(read.proposal) };
  const url = new URL(read.value);
  if (WELL_KNOWN.test(url.pathname)) {
    return problem(
      'This is the address of the server’s description. The issuer is the same without the well-known part.',
      bare(url),
    );
  }
  if (url.search !== '' || url.hash !== '')
    return problem('An issuer has neither a “?” nor a “#” in it.', bare(url));
  return read;
}

function issuerFrom(address: string | null): string | null {
  if (address === null) return null;
  const read = readIssuer(address);
  return read.kind === 'accepted' ? read.value : read.proposal;
}

/** Reads an address that may be left out. */
export function readOptionalAddress(input: string): ReadTyped {
  return cleanText(input) === '' ? accepted('') : readAddress(input);
}

function withoutBlanks(typed: string): ReadTyped {
  const joined = readAddress(typed.replace(/\s+/g, ''));
  return problem(
    `${quoted(typed)} has a blank in it; an address has none.`,
    joined.kind === 'accepted' ? joined.value : null,
  );
}

function withoutUser(url: URL): ReadTyped {
  const plain = new URL(url.href);
  plain.username = '';
  plain.password = '';
  return problem('Leave user name and password out of the address.', proposed(plain.href));
}

function notSecure(url: URL): ReadTyped {
  const secure = new URL(url.href);
  secure.protocol = 'https:';
  const sentence = `${url.host} does not use https. Plain http is accepted only for servers on this computer.`;
  return { ...problem(sentence, proposed(secure.href)), insecureHost: url.host };
}

/** The address up to the well-known part, and what stands behind it (RFC 8414 §3 puts the path of the issuer there). */
function bare(url: URL): string | null {
  const plain = new URL(url.href);
  plain.pathname = url.pathname.replace(WELL_KNOWN, '');
  plain.search = '';
  plain.hash = '';
  const read = readIssuer(plain.href);
  return read.kind === 'accepted' ? read.value : null;
}

function proposedServer(word: string): string | null {
  const read = readServer(`${word}.social`);
  return read.kind === 'accepted' ? new URL(read.value).host : null;
}

function originOf(address: string): string | null {
  const read = readServer(address);
  return read.kind === 'accepted' ? read.value : null;
}

function proposed(address: string): string | null {
  const read = readAddress(address);
  return read.kind === 'accepted' ? read.value : null;
}

/** A name without a dot is a slip of the keyboard, unless it is this computer or an IPv6 address. */
function hasEnding(hostname: string): boolean {
  return isLoopback(hostname) || hostname.startsWith('[') || /[^.]\.[^.]+\.?$/.test(hostname);
}
