import type { NetworkId } from '../world/network-ids.ts';

const DAY = 86_400;

/** How one server with Mastodon's API differs from the next. */
export interface Traits {
  readonly network: NetworkId;
  readonly host: string;
  readonly title: string;
  /** What `/api/v1/instance` says. */
  readonly version: string;
  /** RFC 8414 metadata and PKCE, as since Mastodon 4.3. */
  readonly modern: boolean;
  /** Seconds; null: tokens do not expire, and there is no refresh token. */
  readonly accessLifetime: number | null;
  readonly refreshLifetime: number | null;
  /** How the API answers a token that it does not take. */
  readonly refusal: 'doorkeeper' | 'login-page' | 'pleroma' | 'bare' | 'mute';
}

/** https://docs.joinmastodon.org/spec/oauth/ and what its relatives do otherwise. */
export const servers: readonly Traits[] = [
  {
    network: 'mastodon',
    host: 'mastodon.example',
    title: 'Mastodon',
    version: '4.4.3',
    modern: true,
    accessLifetime: null,
    refreshLifetime: null,
    refusal: 'doorkeeper',
  },
  {
    network: 'old-mastodon',
    host: 'old.mastodon.example',
    title: 'Old Mastodon',
    version: '3.5.19',
    modern: false,
    accessLifetime: null,
    refreshLifetime: null,
    refusal: 'doorkeeper',
  },
  {
    network: 'pixelfed',
    host: 'pixelfed.example',
    title: 'Pixelfed',
    version: '3.5.3 (compatible; Pixelfed 0.12.5)',
    modern: false,
    accessLifetime: 15 * DAY,
    refreshLifetime: 30 * DAY,
    refusal: 'login-page',
  },
  {
    network: 'akkoma',
    host: 'akkoma.example',
    title: 'Akkoma',
    version: '2.7.2 (compatible; Akkoma 3.13.3)',
    modern: false,
    accessLifetime: 7 * DAY,
    refreshLifetime: 90 * DAY,
    refusal: 'pleroma',
  },
  {
    network: 'gotosocial',
    host: 'gotosocial.example',
    title: 'GoToSocial',
    version: '0.19.1',
    modern: true,
    accessLifetime: null,
    refreshLifetime: null,
    refusal: 'bare',
  },
  {
    network: 'mute',
    host: 'mute.example',
    title: 'Mute',
    version: '4.2.0 (compatible; mute 1.0)',
    modern: false,
    accessLifetime: 30 * DAY,
    refreshLifetime: 60 * DAY,
    refusal: 'mute',
  },
];
