import { renewGrant } from '@/utils/grants/renew-grant';
import { onMessage } from '@/utils/messages/messenger';
import { createRenewalDeps } from '../background/context';

/** The page in which grants are renewed, because it outlives the worker that asks for it. */
const deps = createRenewalDeps();

onMessage('renew', ({ data }) => renewGrant(deps, data.loginId, data.seenRenewedAt));
