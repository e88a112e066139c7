/** A mend taken back: a piece of the product's text, and what stands in its place. */
export interface Mutation {
  /** What is taken back, as the README's table names it. */
  readonly name: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** Mends that the simulation can reach. Each must be found by some seed; one that no seed finds has too weak events. */
export const MUTATIONS: readonly Mutation[] = [
  {
    name: 'a date alone disconnects nobody',
    file: 'utils/health/profile-state.ts',
    from: '  const warnFrom = end.at - warningWindow(end);\n  return now >= warnFrom',
    to: "  if (end.at <= now) return { state: 'disconnected', cause: 'expired', evidence: null, since: end.at };\n  const warnFrom = end.at - warningWindow(end);\n  return now >= warnFrom",
  },
  {
    name: 'what a clock that ran ahead has stored is put right',
    file: 'utils/checks/mend-clock.ts',
    from: 'if (ahead === null) return false;',
    to: 'if (ahead === null || now > 0) return false;',
  },
  {
    name: 'invalid_token is no definite word',
    file: 'utils/networks/shared/read-resource-failure.ts',
    from: "return diagnosis({ kind: 'renew', cause, proof: 'ambiguous' }, code);",
    to: "return diagnosis({ kind: 'renew', cause, proof: 'definite' }, code);",
  },
  {
    name: "a firewall's page is left to the differential proof",
    file: 'utils/networks/shared/read-resource-failure.ts',
    from: "return diagnosis({ kind: 'mute' }, code);",
    to: "return diagnosis({ kind: 'dead', cause: 'revoked', proof: 'definite' }, code);",
  },
  {
    name: 'the open call counts only as a success that differs',
    file: 'utils/checks/differential-proof.ts',
    from: 'if (works(answer)) return answer;',
    to: "if (works(answer) || answer.status > 0) return { ...answer, digest: '-' };",
  },
  {
    name: 'failing together is judged at all',
    file: 'utils/health/suspicion.ts',
    from: 'failsTogether: failing.length >= GROUP_SIZE && failing.length >= works',
    to: 'failsTogether: failing.length > 1_000_000',
  },
  {
    name: 'a list that could not be read verifies nothing',
    file: 'utils/checks/check-login.ts',
    from: 'const profiles = await converse(check.network.listProfiles(check.session, account), check.fetch);',
    to: "const profiles = await converse(check.network.listProfiles(check.session, account), check.fetch).catch(() => null);\n    if (!profiles) return { verdict: { kind: 'ok' }, account, profiles: { kind: 'not_listed' } };",
  },
  {
    name: 'a lost role needs a second look',
    file: 'utils/states/see-profiles.ts',
    from: 'const isProved = now - missingSince >= STRIKE_GAP;',
    to: 'const isProved = true;',
  },
  {
    name: 'a page left unticked is not one whose role is lost',
    file: 'utils/states/see-profiles.ts',
    from: "const limit = foundMissing(profile.limit) ?? { cause: 'not_selected', at: now, evidence: null };",
    to: "const limit = foundMissing(profile.limit) ?? { cause: 'account_closed', at: now, evidence: null };",
  },
  {
    name: 'a silent renewal ends nothing',
    file: 'utils/grants/renew-silently.ts',
    from: 'if (account.id !== login.accountId) return false;',
    to: "if (account.id !== login.accountId) {\n    await bindToHosts(deps.fetch, hosts)(place.app?.endpoints.revocation_endpoint ?? '', {\n      method: 'POST',\n      headers: { 'content-type': 'application/x-www-form-urlencoded' },\n      body: 'token=' + tokens.accessToken,\n    });\n    return false;\n  }",
  },
  {
    name: "a refused account's grant is only dropped where ending it takes the app away",
    file: 'utils/grants/discard-grant.ts',
    from: 'if (network.revokesForPerson) return;',
    to: '',
  },
  {
    name: 'a result after a silent renewal counts',
    file: 'utils/grants/renew-silently.ts',
    from: 'const grant = { ...freshGrantFacts(tokens, asked, now), grantedAt, renewalTriedAt: now };',
    to: 'const grant = { ...freshGrantFacts(tokens, asked, now), renewalTriedAt: grantedAt };',
  },
  {
    name: 'tokens do not come back after unlinking',
    file: 'utils/grants/store-renewal.ts',
    from: 'if (!login.grant || login.grant.grantedAt > session.grantedAt) return null;',
    to: 'if (!login.grant) return { login, secret };',
  },
  {
    name: 'a sign-in that comes back to an unlinked login is refused',
    file: 'utils/grants/accept-grant.ts',
    from: 'mayReplace(state.login) ?',
    to: 'state.login ?',
  },
  {
    name: 'renewed tokens are kept while the disk is full',
    file: 'utils/grants/unstored.ts',
    from: 'await keep(locks, loginId, store);',
    to: '',
  },
  {
    name: 'new tokens are stored before anything uses them',
    file: 'utils/grants/renew-grant.ts',
    from: 'await storeRenewedGrant(deps, login.id, session, tokens);',
    to: 'void tokens;',
  },
  {
    name: 'one writer per grant',
    file: 'utils/grants/renew-grant.ts',
    from: 'if (login.grant.renewedAt > seenRenewedAt)',
    to: 'if (login.grant.renewedAt > seenRenewedAt + 1e15)',
  },
  {
    name: 'an alert on file is not raised again',
    file: 'utils/alerts/deliver.ts',
    from: 'if (isDone) await deps.stores.markAlertSent(alert.key, deps.now());',
    to: '',
  },
  {
    name: 'flows of dead workers are closed',
    file: 'utils/connections/flow.ts',
    from: 'if (flow.workerId === deps.workerId) continue;',
    to: 'if (flow.workerId !== deps.workerId) continue;',
  },
  {
    name: 'a pause that a server asked for is kept',
    file: 'utils/health/rhythm.ts',
    from: 'if (named !== null && named > now) return named;',
    to: '',
  },
  {
    name: 'the badge follows in the same moment as the state',
    file: 'utils/badge/repaint.ts',
    from: 'await deps.paintBadge(badge(await deps.stores.countProfiles(deps.now())));',
    to: 'await deps.stores.countProfiles(deps.now()).then(badge);',
  },
  {
    name: 'a strike needs ten minutes',
    file: 'utils/health/suspicion.ts',
    from: 'export const STRIKE_GAP = 10 * MINUTE;',
    to: 'export const STRIKE_GAP = 0.5 * MINUTE;',
  },
];
