const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether a host name is this computer (RFC 8252 §7.3). */
export function isLoopback(hostname: string): boolean {
  return LOOPBACK.has(hostname);
}

/** https, or plain http to this computer: what a token may travel over. False for anything that is not a URL. */
export function isSecureUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}
