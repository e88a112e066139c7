/** Every network that the sandbox plays, by the name that switches use. */
export const networkIds = [
  'facebook',
  'x',
  'mastodon',
  'old-mastodon',
  'pixelfed',
  'akkoma',
  'gotosocial',
  'mute',
  'bluesky',
  'custom',
  'legacy',
  'loopback',
] as const;

export type NetworkId = (typeof networkIds)[number];

export function isNetworkId(value: unknown): value is NetworkId {
  return networkIds.some((id) => id === value);
}
