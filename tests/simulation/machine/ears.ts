import type { NotificationsPort, WebAuthOutcome } from '@/utils/ports/deps';
import type { GrantSecret } from '@/utils/vault/secrets';
import type { Context } from './context.ts';

/** What the machine tells of itself. */
export interface MachineEars {
  readonly shown: (id: string, notice: Parameters<NotificationsPort['show']>[1], context: Context) => void;
  readonly sealed: (ownerId: string, secret: GrantSecret, iv: Uint8Array) => void;
  /** An error that nobody catches. */
  readonly failed: (error: unknown) => void;
  readonly authorize: (url: string, how: 'interactive' | 'silent') => Promise<WebAuthOutcome>;
}
