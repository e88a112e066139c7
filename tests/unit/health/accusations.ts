/** What answers can hold against a grant, for tests of suspicions. */
export const NOW = Date.UTC(2026, 10, 22);

export const evidence = {
  at: NOW,
  host: 'a.example',
  path: '/',
  status: 401,
  code: null,
  subcode: null,
} as const;

export const ambiguous = { cause: 'revoked', proof: 'ambiguous', evidence } as const;
export const definite = { cause: 'password_changed', proof: 'definite', evidence } as const;
