import { resolve } from 'node:path'
import ipaddr from 'ipaddr.js'
import { z } from 'zod'

/** A setting that can't be used; the message is one sentence for the operator. */
export class SettingRefused extends Error {}

const EnvSchema = z.object({
  LIAISON_MODE: z.enum(['practice', 'production'], 'LIAISON_MODE must be practice or production.').default('practice'),
  PORT: z.coerce
    .number('PORT must be a number.')
    .int()
    .min(0)
    .max(65_535, 'PORT must be between 0 and 65535.')
    .default(3000),
  DATA_DIR: z.string().min(1).default('data'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'DATABASE_URL must be a postgresql:// address.' })
    .optional(),
  PORTAL_DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'PORTAL_DATABASE_URL must be a postgresql:// address.' })
    .optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'PUBLIC_URL must be an http:// or https:// address.' }).optional(),
  LIAISON_KEY: z.string().optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'SMTP_URL must be an smtp:// or smtps:// address.' }).optional(),
  SEAL_ALGORITHM: z.enum(['rsa-3072', 'p-256'], 'SEAL_ALGORITHM must be rsa-3072 or p-256.').default('rsa-3072'),
  TRUSTED_PROXIES: z.string().optional(),
  LIMIT_SCALE: z.coerce
    .number('LIMIT_SCALE must be a number.')
    .min(0.1)
    .max(1_000, 'LIMIT_SCALE must be between 0.1 and 1000.')
    .default(1),
})

/** The portal's settings, read once. */
export interface Env {
  readonly mode: 'practice' | 'production'
  readonly port: number
  /** absolute */
  readonly dataDir: string
  readonly databaseUrl: string | null
  /** the same database by a login of the portal's own; null when one address serves both */
  readonly portalDatabaseUrl: string | null
  /** where people reach the portal; its host is the one that is answered and that passkeys are bound to */
  readonly publicUrl: string
  /** 32 bytes; null when the key is kept in a file of the data folder */
  readonly key: Buffer | null
  readonly smtpUrl: string | null
  readonly sealAlgorithm: 'rsa-3072' | 'p-256'
  /** networks whose `X-Forwarded-For` is believed, as addresses with prefix lengths */
  readonly trustedProxies: readonly string[]
  /** by how much every rate limit is larger than the portal's own numbers */
  readonly limitScale: number
}

/** Reads the settings or throws SettingRefused with a sentence that names the setting. */
export function readEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = EnvSchema.safeParse(given)
  if (!parsed.success) throw new SettingRefused(parsed.error.issues.map(({ message }) => message).join(' '))
  const env = parsed.data
  if (env.LIAISON_MODE === 'production') demandProduction(env)
  return {
    mode: env.LIAISON_MODE,
    port: env.PORT,
    dataDir: resolve(env.DATA_DIR),
    databaseUrl: env.DATABASE_URL ?? null,
    portalDatabaseUrl: env.DATABASE_URL ? (env.PORTAL_DATABASE_URL ?? null) : null,
    publicUrl: (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, ''),
    key: env.LIAISON_KEY === undefined ? null : keyFrom(env.LIAISON_KEY),
    smtpUrl: env.SMTP_URL ?? null,
    sealAlgorithm: env.SEAL_ALGORITHM,
    trustedProxies: env.TRUSTED_PROXIES === undefined ? usualProxies(env) : networksIn(env.TRUSTED_PROXIES),
    limitScale: env.LIMIT_SCALE,
  }
}

/** The portal speaks no TLS itself: behind https there is a proxy, and mostly on the same machine. */
function usualProxies({ LIAISON_MODE, PUBLIC_URL = '' }: z.infer<typeof EnvSchema>): string[] {
  return LIAISON_MODE === 'production' && PUBLIC_URL.startsWith('https:') ? ['127.0.0.0/8', '::1/128'] : []
}

function networksIn(text: string): string[] {
  const given = text.split(',').map((part) => part.trim())
  const networks = given.filter((part) => part !== '' && part !== 'none')
  const isNetwork = (part: string) => ipaddr.isValid(part) || ipaddr.isValidCIDR(part)
  if (!networks.every(isNetwork))
    throw new SettingRefused(
      'TRUSTED_PROXIES must hold addresses or networks with commas between, for example 10.0.0.5,fd00::/64, or none.',
    )
  const whole = (part: string) => (ipaddr.parse(part).kind() === 'ipv6' ? 128 : 32)
  return networks.map((part) => (part.includes('/') ? part : `${part}/${whole(part)}`))
}

function demandProduction({ PUBLIC_URL, LIAISON_KEY }: z.infer<typeof EnvSchema>): void {
  if (!PUBLIC_URL)
    throw new SettingRefused(
      'In production PUBLIC_URL must say where people reach the portal, for example https://liaison.example.',
    )
  const { protocol, hostname } = new URL(PUBLIC_URL)
  if (protocol !== 'https:' && hostname !== 'localhost')
    throw new SettingRefused('In production PUBLIC_URL must begin with https:// (http://localhost serves for a trial).')
  if (!LIAISON_KEY)
    throw new SettingRefused(
      'In production LIAISON_KEY must hold the master key: 32 random bytes in base64, for example from `openssl rand -base64 32`.',
    )
}

function keyFrom(text: string): Buffer {
  const key = Buffer.from(text, 'base64')
  if (key.length !== 32)
    throw new SettingRefused('LIAISON_KEY must be 32 bytes in base64, for example from `openssl rand -base64 32`.')
  return key
}
