import * as v from 'valibot';

/** What the vault keeps for a login: its token set, and the hosts that the tokens may be sent to. */
export const GrantSecretSchema = v.object({
  kind: v.literal('grant'),
  accessToken: v.pipe(v.string(), v.minLength(1)),
  refreshToken: v.nullable(v.pipe(v.string(), v.minLength(1))),
  hosts: v.array(v.string()),
});
export type GrantSecret = v.InferOutput<typeof GrantSecretSchema>;

/** What the vault keeps for an app: the client secret. */
export const AppSecretSchema = v.object({
  kind: v.literal('app'),
  clientSecret: v.pipe(v.string(), v.minLength(1)),
});
export type AppSecret = v.InferOutput<typeof AppSecretSchema>;

export const SecretSchema = v.variant('kind', [GrantSecretSchema, AppSecretSchema]);
export type Secret = v.InferOutput<typeof SecretSchema>;
