import { MINUTE } from '@/utils/core/time';
import { renewGrant } from '@/utils/grants/renew-grant';
import { onMessage, sendMessage } from '@/utils/messages/messenger';
import { createRenewalDeps } from '../background/context';

/** The page in which grants are renewed, because it outlives the worker that asks for it. */
const deps = createRenewalDeps();

onMessage('renew', ({ data }) => renewGrant(deps, data.loginId, data.seenRenewedAt));

// Alarms wait by the computer's clock, this timer does not. Nobody hears it while the worker is being replaced.
setInterval(() => void sendMessage('pace', undefined).catch(() => {}), 5 * MINUTE);
