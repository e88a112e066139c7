import type { Mutation } from './mutation.ts';

/** Mends of what people are told, and of what they have to do. */
export const MUTATIONS_OF_ALERTS: readonly Mutation[] = [
  {
    name: 'an alert on file is not raised again',
    seed: 3,
    file: 'utils/alerts/deliver.ts',
    from: 'for (const { key } of alerts) await deps.stores.markAlertSent(key, deps.now());',
    to: 'void [deps, alerts];',
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
    name: 'a task goes with what it followed from',
    seed: 3,
    file: 'utils/db/tasks.ts',
    from: 'if (gone.length > 0) await db.tasks.bulkDelete(gone);',
    to: 'void gone;',
  },
  {
    name: 'an end is warned of once',
    seed: 39,
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
