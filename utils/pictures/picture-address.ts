/** Names that lead back home, or to a machine next door. */
const NEAR = /(?:^|\.)(?:localhost|local|internal|lan|home|arpa)$/;

/**
 * Whether a picture may be asked for: over https, on the usual port, from one of the hosts that its network names
 * (`.example.com` stands for everything below it), and never from an address without a public name.
 */
export function isPictureAddress(address: string, hosts: readonly string[]): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, port, username, password } = new URL(address);
  if (protocol !== 'https:' || port !== '' || username !== '' || password !== '') return false;
  if (!isPublicName(hostname)) return false;
  return hosts.some((host) => (host.startsWith('.') ? hostname.endsWith(host) : hostname === host));
}

/** The last part of a public name is never a number; an IPv6 address stands in brackets. */
function isPublicName(hostname: string): boolean {
  const last = hostname.split('.').at(-1) ?? '';
  return hostname.includes('.') && /^[a-z]/.test(last) && !NEAR.test(hostname);
}
