import { checkNow } from '@/utils/checks/check-now';
import { scheduleNextWake } from '@/utils/checks/sweep';
import { addProfiles } from '@/utils/connections/add-profiles';
import { removeApp, saveApp } from '@/utils/connections/apps';
import { cancelFlow, showSignIn } from '@/utils/connections/cancel-flow';
import { connect } from '@/utils/connections/connect';
import { startQueue } from '@/utils/connections/queue';
import { reconnect } from '@/utils/connections/reconnect';
import { snooze } from '@/utils/connections/snooze';
import { testApp } from '@/utils/connections/test-app';
import { unlinkLogin, unlinkProfile } from '@/utils/connections/unlink';
import { dismissFlow } from '@/utils/connections/unwatched';
import { Failure } from '@/utils/core/failure';
import { MINUTE } from '@/utils/core/time';
import { moveProfiles, saveGroup } from '@/utils/groups/groups';
import { checkRhythm } from '@/utils/health/rhythm';
import type { CommandInput, CommandName, CommandResults } from '@/utils/messages/protocol';
import type { Network } from '@/utils/networks/network';
import { isNetworkId } from '@/utils/networks/registry';
import type { Deps } from '@/utils/ports/deps';

export type Commands = {
  readonly [C in CommandName]: (input: CommandInput<C>) => Promise<CommandResults[C]>;
};

/** What pages can ask for: the table of contents of the worker. */
export function createCommands(deps: Deps): Commands {
  return {
    connect: async ({ network, fields }) => ({ flowId: await connect(deps, known(deps, network), fields) }),
    reconnect: async ({ loginId, fields }) => ({ flowId: await reconnect(deps, loginId, fields) }),
    addProfiles: async ({ flowId, networkIds }) => ({ added: await addProfiles(deps, flowId, networkIds) }),
    cancelFlow: async ({ flowId }) => ({ outcome: await cancelFlow(deps, flowId) }),
    showSignIn: async ({ flowId }) => ({ shown: await showSignIn(deps, flowId) }),
    dismissFlow: async ({ flowId }) => {
      await dismissFlow(deps, flowId);
      return {};
    },
    checkNow: async ({ loginId }) => ({ logins: await checkNow(deps, loginId) }),
    unlinkProfile: async ({ profileId }) => ({ revoked: await unlinkProfile(deps, profileId) }),
    unlinkLogin: async ({ loginId }) => ({ revoked: await unlinkLogin(deps, loginId) }),
    saveApp: async ({ network, ...typed }) => ({ appId: await saveApp(deps, known(deps, network), typed) }),
    removeApp: async ({ appId }) => {
      await removeApp(deps, appId);
      return {};
    },
    testApp: ({ appId }) => testApp(deps, appId),
    saveGroup: async ({ groupId, ...typed }) => ({ groupId: await saveGroup(deps, groupId, typed) }),
    removeGroup: async ({ groupId }) => {
      await deps.stores.removeGroup(groupId);
      return {};
    },
    orderGroups: async ({ groupIds }) => {
      await deps.stores.orderGroups(groupIds);
      return {};
    },
    moveProfiles: async ({ profileIds, groupId }) => ({
      moved: await moveProfiles(deps, profileIds, groupId),
    }),
    startQueue: async ({ loginIds }) => ({ logins: await startQueue(deps, loginIds) }),
    skipInQueue: async ({ loginId }) => {
      await deps.stores.skipInQueue(loginId);
      return {};
    },
    endQueue: async () => {
      await deps.stores.endQueue();
      return {};
    },
    snooze: async ({ taskId, until }) => {
      await snooze(deps, taskId, until);
      await scheduleNextWake(deps);
      return {};
    },
    saveInterval: async ({ minutes }) => {
      await deps.stores.saveCheckInterval(minutes);
      await deps.stores.boundNextCheck(deps.now(), (network) =>
        checkRhythm(minutes * MINUTE, deps.network(network).checkEveryMs),
      );
      await deps.alarms.wakeEvery(minutes * MINUTE, deps.now());
      await scheduleNextWake(deps);
      return {};
    },
  };
}

/** @throws Failure `bad_input` for a network that Relink does not know */
function known(deps: Deps, id: string): Network {
  if (!isNetworkId(id)) throw new Failure('bad_input', { field: 'Network' });
  return deps.network(id);
}
