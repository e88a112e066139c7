import { now } from '../core/clock.ts';
import { freshSecret } from '../core/secrets.ts';
import type { PersonId } from '../world/people.ts';

/** How long a refresh token that was used still gives the same successor. */
const GRACE_MS = 2 * 3600_000;

export interface RefreshRecord {
  readonly id: string;
  readonly person: PersonId;
  /** The app password that opened the session; null for the main password. */
  readonly password: string | null;
  expiresAt: number;
  nextId: string | null;
  revoked: boolean;
}

/** Refresh tokens as a PDS keeps them: by id, each with its one successor. */
export class RefreshBook {
  readonly #records = new Map<string, RefreshRecord>();

  open(person: PersonId, password: string | null, lifetimeMs: number, id = freshSecret()): RefreshRecord {
    const record: RefreshRecord = {
      id,
      person,
      password,
      expiresAt: now() + lifetimeMs,
      nextId: null,
      revoked: false,
    };
    this.#records.set(id, record);
    return record;
  }

  find(id: string): RefreshRecord | null {
    return this.#records.get(id) ?? null;
  }

  /** The successor; within the grace a second use gives the same one. */
  rotate(record: RefreshRecord, lifetimeMs: number): RefreshRecord {
    record.expiresAt = Math.min(record.expiresAt, now() + GRACE_MS);
    const existing = record.nextId === null ? null : this.find(record.nextId);
    if (existing !== null) return existing;
    const next = this.open(record.person, record.password, lifetimeMs);
    record.nextId = next.id;
    return next;
  }

  revokeWhere(test: (record: RefreshRecord) => boolean): void {
    for (const record of this.#records.values()) if (test(record)) record.revoked = true;
  }

  /** Whether any session of a person could still be renewed. */
  livingOf(person: PersonId): boolean {
    return [...this.#records.values()].some(
      (record) => record.person === person && !record.revoked && record.expiresAt > now(),
    );
  }

  expire(person: PersonId): void {
    for (const record of this.#records.values()) if (record.person === person) record.expiresAt = now() - 1;
  }

  /** Revokes a session: the token and every one that follows from it. */
  revokeFrom(record: RefreshRecord): void {
    record.revoked = true;
    const next = record.nextId === null ? null : this.find(record.nextId);
    if (next !== null) this.revokeFrom(next);
  }

  reset(): void {
    this.#records.clear();
  }
}
