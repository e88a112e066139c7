/** A piece of the product's text, and what stands in its place. */
export interface Edit {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** A mend taken back. */
export interface Mutation extends Edit {
  /** What is taken back, as the README's table names it. */
  readonly name: string;
  /** The seed that finds it, as far as is known: it is tried first. */
  readonly seed?: number;
  /** The second line of defence, where there is one: it goes with the first. */
  readonly also?: readonly Edit[];
}

/** Mends that the simulation can reach. Each must be found by some seed; one that no seed finds has too weak events. */
export const MUTATIONS: readonly Mutation[] = [
  {
    name: 'a date alone disconnects nobody',
    seed: 39,
    file: 'utils/health/profile-state.ts',
    from: '  const warnFrom = end.at - warningWindow(end);\n  return now >= warnFrom',
    to: "  if (end.at <= now) return { state: 'disconnected', cause: 'expired', evidence: null, since: end.at };\n  const warnFrom = end.at - warningWindow(end);\n  return now >= warnFrom",
  },
  {
    name: 'what a clock that ran ahead has stored is put right',
    seed: 39,
    file: 'utils/checks/mend-clock.ts',
    from: 'if (ahead === null) return false;',
    to: 'if (ahead === null || now > 0) return false;',
  },
  {
    name: 'invalid_token is no definite word',
    seed: 27,
    file: 'utils/networks/shared/read-resource-failure.ts',
    from: "return diagnosis({ kind: 'renew', cause, proof: 'ambiguous' }, code);",
    to: "return diagnosis({ kind: 'renew', cause, proof: 'definite' }, code);",
    also: [
      {
        file: 'utils/networks/mastodon/read-failure.ts',
        from: "const [, cause, proof] = known ?? [null, 'revoked', 'ambiguous'];\n  return diagnosis({ kind: 'renew'",
        to: "const [, cause, proof] = known ?? [null, 'revoked', 'definite'];\n  return diagnosis({ kind: 'renew'",
      },
    ],
  },
  {
    name: "a firewall's page is left to the differential proof",
    seed: 3,
    file: 'utils/networks/shared/read-resource-failure.ts',
    from: "return diagnosis({ kind: 'mute' }, code);",
    to: "return diagnosis({ kind: 'dead', cause: 'revoked', proof: 'definite' }, code);",
  },
  {
    name: 'the open call counts only as a success that differs',
    seed: 27,
    file: 'utils/checks/differential-proof.ts',
    from: 'if (works(answer)) return answer;',
    to: "if (works(answer) || answer.status > 0) return { ...answer, digest: '-' };",
  },
  {
    name: 'failing together is judged at all',
    seed: 27,
    file: 'utils/health/suspicion.ts',
    from: 'failsTogether: failing.length >= GROUP_SIZE && failing.length >= works',
    to: 'failsTogether: failing.length > 1_000_000',
  },
  {
    name: 'a list that could not be read verifies nothing',
    seed: 19,
    file: 'utils/checks/check-login.ts',
    from: 'const profiles = await converse(check.network.listProfiles(check.session, account), check.fetch);',
    to: "const profiles = await converse(check.network.listProfiles(check.session, account), check.fetch).catch(() => null);\n    if (!profiles) return { at, verdict: { kind: 'ok' }, account, profiles: { kind: 'not_listed' } };",
  },
  {
    name: 'a lost role needs a second look',
    seed: 31,
    file: 'utils/states/see-profiles.ts',
    from: 'const isProved = now - missingSince >= STRIKE_GAP;',
    to: 'const isProved = true;',
  },
  {
    name: 'a page left unticked is not one whose role is lost',
    seed: 19,
    file: 'utils/states/see-profiles.ts',
    from: "const limit = foundMissing(profile.limit) ?? { cause: 'not_selected', at: now, evidence: null };",
    to: "const limit = foundMissing(profile.limit) ?? { cause: 'account_closed', at: now, evidence: null };",
  },
  {
    name: 'a silent renewal ends nothing',
    seed: 11,
    file: 'utils/grants/renew-silently.ts',
    from: 'if (account.id !== login.accountId) return false;',
    to: "if (account.id !== login.accountId) {\n    await bindToHosts(deps.fetch, hosts)(place.app?.endpoints.revocation_endpoint ?? '', {\n      method: 'POST',\n      headers: { 'content-type': 'application/x-www-form-urlencoded' },\n      body: 'token=' + tokens.accessToken,\n    });\n    return false;\n  }",
  },
  {
    name: "a refused account's grant is only dropped where ending it takes the app away",
    seed: 95,
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
    seed: 25,
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
    seed: 7,
    file: 'utils/grants/renew-grant.ts',
    from: 'await storeRenewedGrant(deps, login.id, session, tokens);',
    to: 'void tokens;',
  },
  {
    name: 'an alert on file is not raised again',
    seed: 3,
    file: 'utils/alerts/deliver.ts',
    from: 'for (const { key } of alerts) await deps.stores.markAlertSent(key, deps.now());',
    to: 'void [deps, alerts];',
  },
  {
    name: 'flows of dead workers are closed',
    seed: 23,
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
    seed: 3,
    file: 'utils/badge/repaint.ts',
    from: 'await deps.paintBadge(badge(await deps.stores.countProfiles(deps.now())));',
    to: 'await deps.stores.countProfiles(deps.now()).then(badge);',
  },
  {
    name: 'a strike needs ten minutes',
    seed: 11,
    file: 'utils/health/suspicion.ts',
    from: 'export const STRIKE_GAP = 10 * MINUTE;',
    to: 'export const STRIKE_GAP = 0.5 * MINUTE;',
  },
  {
    name: 'a renewal that has just succeeded speaks for its grant',
    seed: 15,
    file: 'utils/health/suspicion.ts',
    from: 'return renewedAt !== null && at - renewedAt < STRIKE_GAP && isRefutable(accusation);',
    to: 'return renewedAt === at && isRefutable(accusation);',
    also: [
      {
        file: 'utils/health/suspicion.ts',
        from: 'return suspicion && isRefutable(suspicion) ? null : suspicion;',
        to: 'return suspicion;',
      },
    ],
  },
  {
    name: 'a suspicion from the future gets its second strike',
    file: 'utils/health/suspicion.ts',
    from: 'const lastAt = Math.min(before.lastAt, now);',
    to: 'const { lastAt } = before;',
    also: [
      {
        file: 'utils/health/clock.ts',
        from: 'lastAt: Math.min(suspicion.lastAt, now),',
        to: 'lastAt: suspicion.lastAt,',
      },
    ],
  },
  {
    name: 'a lease from the future holds nothing',
    file: 'utils/db/leases.ts',
    from: 'return lease.until > now && lease.until <= longest + CLOCK_SLACK;',
    to: 'return lease.until > now || longest < 0;',
    also: [{ file: 'utils/db/moments.ts', from: 'await db.leases.clear();', to: '' }],
  },
  {
    name: 'a Bluesky server speaks for its own account only',
    file: 'utils/networks/bluesky/moved.ts',
    from: 'if (accountId !== null && did !== accountId)',
    to: "if (accountId === '' && did !== accountId)",
  },
  {
    name: 'only the same account is reconnected',
    seed: 27,
    file: 'utils/connections/reconnect.ts',
    from: 'if (grant.account.id !== account.id) return',
    to: "if (grant.account.id === '') return",
  },
  {
    name: 'no redirect is followed',
    seed: 3,
    file: 'utils/http/transport.ts',
    from: "redirect: 'manual',",
    to: "redirect: 'follow',",
  },
  {
    name: 'what was sent is taken out of what comes back',
    seed: 75,
    file: 'utils/http/read-answer.ts',
    from: 'const redact = redactor(sent);',
    to: 'const redact = sent.length < 0 ? redactor(sent) : (text: string) => text;',
  },
  {
    name: 'texts from outside are bounded',
    file: 'utils/networks/shared/schemas.ts',
    from: 'v.transform((text) => cut(text, LONGEST[kind])),',
    to: 'v.transform((text) => cut(text, LONGEST[kind] * 1000)),',
  },
  {
    name: 'a list that leads in a circle is given up',
    file: 'utils/networks/facebook/pages.ts',
    from: 'seen.has(next) || ',
    to: '',
  },
  {
    name: 'tokens that nothing opens need the person',
    seed: 75,
    file: 'utils/health/verdict.ts',
    from: "return reason === 'vault_locked' || reason === 'host_refused';",
    to: "return reason === 'host_refused';",
  },
  {
    name: 'a server that has forgotten the app registers it anew',
    seed: 3,
    file: 'utils/connections/obtain-again.ts',
    from: "if (network.app.kind !== 'self-registered' || !isOnFile || !mayBeForgotten(error)) throw error;",
    to: 'if (isOnFile || !mayBeForgotten(error)) throw error;',
    also: [
      {
        file: 'utils/connections/place-to-reconnect.ts',
        from: "(await askAboutApp(deps, network, app, server)).verdict === 'refused';",
        to: '(await askAboutApp(deps, network, app, server)) === null;',
      },
      {
        file: 'utils/connections/place-to-reconnect.ts',
        from: "if (registers && login.death?.cause === 'app_problem')",
        to: 'if (registers && login.death?.cause === null)',
      },
    ],
  },
  {
    name: 'the 90 days of data access are counted from the sign-in',
    file: 'utils/networks/facebook/tokens.ts',
    from: 'dataAccessClock(answer, session.grantedAt, toLocal)',
    to: 'dataAccessClock(answer, now, toLocal)',
  },
  {
    name: 'what is dead is asked again',
    file: 'utils/health/rhythm.ts',
    from: 'const DEAD_RHYTHM = HOUR;',
    to: 'const DEAD_RHYTHM = 500 * HOUR;',
  },
  {
    name: 'an alert is never raised twice',
    file: 'utils/db/change-login.ts',
    from: 'await db.alerts.bulkAdd(raised.filter((_, index) => !known[index]));',
    to: 'await db.alerts.bulkPut(raised.filter((_, index) => known.length > index));',
  },
  {
    name: 'what has recovered is not announced any more',
    file: 'utils/alerts/told.ts',
    from: 'if (gone.length === 0) return null;',
    to: "if (gone.length === 0)\n    return { kind: 'disconnected', login, notice: disconnectedNotice(profiles, network, login.server), profiles: 0 };",
  },
  {
    name: 'a check says when its answer came',
    file: 'utils/states/apply-result.ts',
    from: 'const at = Math.min(result.at, now);',
    to: 'const at = now;',
  },
  {
    name: 'a task goes with what it followed from',
    file: 'utils/db/tasks.ts',
    from: 'if (gone.length > 0) await db.tasks.bulkDelete(gone);',
    to: 'void gone;',
  },
  {
    name: 'an end is warned of once',
    file: 'utils/alerts/plan-warnings.ts',
    from: 'if (step === null || kept.includes(step)) return [];',
    to: 'if (step === null) return [];',
    also: [
      {
        file: 'utils/db/alerts.ts',
        from: 'await db.alerts.bulkAdd(raise.filter((_, index) => !known[index]));',
        to: 'await db.alerts.bulkPut([...raise].filter((_, index) => known.length > index));',
      },
      {
        file: 'utils/alerts/plan-warnings.ts',
        from: '.filter((row) => !onFile.has(row.key))',
        to: '.filter((row) => !onFile.has(row.key) || row.key === key)',
      },
    ],
  },
];
