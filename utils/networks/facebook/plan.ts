import type { AuthorizationPlan, Purpose } from '@/utils/networks/access';
import type { Place } from '@/utils/networks/network';

/** What is needed to see the pages and to post to them. */
const SCOPES = ['public_profile', 'pages_show_list', 'pages_read_engagement', 'pages_manage_posts'];

/**
 * The login dialog: https://developers.facebook.com/documentation/facebook-login/guides/advanced/manual-flow
 * The code can be exchanged with the app's secret only; without one, the implicit flow is all that Facebook offers.
 */
export function plan(place: Place, purpose: Purpose): AuthorizationPlan {
  const hasSecret = typeof place.app?.clientSecret === 'string';
  return {
    responseType: hasSecret ? 'code' : 'token',
    scopes: SCOPES,
    scopeSeparator: ',',
    clientAuthentication: hasSecret ? 'client_secret_post' : 'none',
    params: asksAgain(purpose) ? { auth_type: 'rerequest' } : {},
  };
}

/** Without `rerequest` the dialog silently leaves out what was declined or left unticked before. */
function asksAgain(purpose: Purpose): boolean {
  if (purpose.kind !== 'reconnect') return false;
  return purpose.cause === 'permission_missing' || purpose.cause === 'not_selected';
}
