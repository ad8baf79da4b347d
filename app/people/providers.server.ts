import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  type Configuration,
  type IDToken,
} from 'openid-client'
import type { IdentityProvider as ProviderRow, ProviderVisit } from '../../prisma/generated/client'
import { isId } from '~/platform/ids'
import type { Platform } from '~/platform/platform.server'
import { AddressRefused, issuerFetch, requireAddress } from './issuer-fetch.server'
import { hashOf } from './secrets.server'

/** Why somebody who came back from an identity provider was not let in; each has a sentence (`problem.<name>`). */
export type ProviderRefusal =
  | 'identity-provider-none'
  | 'identity-provider-silent'
  | 'identity-visit-over'
  | 'identity-denied'
  | 'identity-answer-foreign'
  | 'identity-answer-used'
  | 'identity-too-weak'
  | 'identity-too-old'
  | 'identity-stranger'

export type ProviderAnswer =
  | { readonly ok: true; readonly personId: string; readonly next: string }
  | { readonly ok: false; readonly because: ProviderRefusal }

interface Secrets {
  readonly nonce: string
  readonly verifier: string
  readonly next: string
}

const lifetime = 10 * 60_000
const configurationKept = 10 * 60_000

/**
 * Sign-in by the identity provider an organisation brought: authorization code with PKCE, state bound to the browser and
 * consumed once, nonce, exact issuer, and a proof that is strong and recent enough (OpenID Connect Core 1.0; RFC 9700). It
 * finds a person who is bound to (issuer, subject) already. It makes nobody, and an e-mail address says nothing.
 */
export function openProviders({ db, clock, env, vault, log }: Platform) {
  const known = new Map<string, { readonly configuration: Configuration; readonly until: number }>()
  const practice = env.mode === 'practice'
  const at = () => Date.parse(clock.now())

  const configurationOf = async (row: ProviderRow): Promise<Configuration> => {
    const key = JSON.stringify([row.issuer, row.clientId, Buffer.from(row.secret).toString('base64')])
    const kept = known.get(key)
    if (kept && at() < kept.until) return kept.configuration
    const fetching = issuerFetch(row.issuer, practice)
    const configuration = await discovery(new URL(row.issuer), row.clientId, vault.openSmall(row.secret), undefined, {
      [customFetch]: fetching,
      execute: practice ? [allowInsecureRequests, enableNonRepudiationChecks] : [enableNonRepudiationChecks],
    })
    known.set(key, { configuration, until: at() + configurationKept })
    return configuration
  }

  const refused = (because: ProviderRefusal, why = ''): { ok: false; because: ProviderRefusal } => {
    log.warn({ why: because, detail: why }, 'identity refused')
    return { ok: false, because }
  }

  const addressOf = (organisationId: string) => `${env.publicUrl}/sign-in/${organisationId}/return`

  const providerOf = async (organisationId: string): Promise<ProviderRow | null> =>
    isId(organisationId) ? db.signIn.identityProvider.findUnique({ where: { organisationId } }) : null

  /** The visit this state belongs to, once, for the browser and organisation it was begun in. */
  const consume = async (state: string, organisationId: string, browser: string): Promise<Secrets | null> => {
    const [row] = await db.signIn.$queryRaw<Pick<ProviderVisit, 'secrets'>[]>`
      DELETE FROM "ProviderVisit" WHERE "stateHash" = ${hashOf(state)} AND browser = ${hashOf(browser)}
        AND "organisationId" = ${organisationId}::uuid AND "expiresAt" > ${new Date(at())}::timestamptz
      RETURNING secrets`
    return row ? (JSON.parse(vault.openSmall(row.secrets)) as Secrets) : null
  }

  const personOf = async (row: ProviderRow, { sub }: IDToken): Promise<string | null> => {
    const identity = await db.signIn.identity.findUnique({
      where: { issuer_subject: { issuer: row.issuer, subject: sub } },
      include: { person: true },
    })
    const person = identity?.person
    return person && person.state === 'active' && person.organisationId === row.organisationId ? person.id : null
  }

  return {
    /** The providers a person can choose from. */
    list: async (): Promise<{ id: string; name: string }[]> => {
      const rows = await db.signIn.identityProvider.findMany({ orderBy: { name: 'asc' } })
      return rows.map(({ organisationId, name }) => ({ id: organisationId, name }))
    },

    /** What is configured of an organisation's provider; its secret is no part of it. */
    of: async (organisationId: string) => {
      const row = await providerOf(organisationId)
      return (
        row && {
          name: row.name,
          issuer: row.issuer,
          clientId: row.clientId,
          acr: row.acr,
          amr: row.amr,
          maxAge: row.maxAge,
        }
      )
    },

    /** The secret of a provider's client as the event carries it. */
    sealSecret: (secret: string): string => vault.sealSmall(secret).toString('base64'),
    isSealed: (secret: string): boolean => {
      try {
        vault.openSmall(Buffer.from(secret, 'base64'))
        return true
      } catch {
        return false
      }
    },

    /** Address of the provider at which the person proves who they are; or why there is no way. */
    begin: async (organisationId: string, browser: string, next: string) => {
      const row = await providerOf(organisationId)
      if (!row) return refused('identity-provider-none')
      try {
        const configuration = await configurationOf(row)
        const [state, nonce, verifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()]
        const address = buildAuthorizationUrl(configuration, {
          ...{ redirect_uri: addressOf(organisationId), response_type: 'code', scope: 'openid', state, nonce },
          ...{ code_challenge: await calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' },
          max_age: String(row.maxAge),
          ...(row.acr.length > 0 ? { acr_values: row.acr.join(' ') } : {}),
        })
        requireAddress(address.href, new URL(row.issuer).host, practice)
        const secrets = vault.sealSmall(JSON.stringify({ nonce, verifier, next } satisfies Secrets))
        await db.signIn.providerVisit.deleteMany({ where: { expiresAt: { lte: new Date(at()) } } })
        await db.signIn.providerVisit.create({
          data: {
            ...{ stateHash: hashOf(state), browser: hashOf(browser), organisationId, secrets: Buffer.from(secrets) },
            expiresAt: new Date(at() + lifetime),
          },
        })
        return { ok: true as const, address: address.href }
      } catch (error) {
        return refused('identity-provider-silent', kindOf(error))
      }
    },

    /** Who came back with this answer (the query of the address they were sent to). */
    finish: async (organisationId: string, browser: string | null, query: URLSearchParams): Promise<ProviderAnswer> => {
      const row = await providerOf(organisationId)
      if (!row) return refused('identity-provider-none')
      const state = query.get('state')
      const secrets = state && browser && (await consume(state, organisationId, browser))
      if (!secrets) return refused('identity-visit-over')
      try {
        const address = new URL(`${addressOf(organisationId)}?${query}`)
        const tokens = await authorizationCodeGrant(await configurationOf(row), address, {
          ...{ pkceCodeVerifier: secrets.verifier, expectedNonce: secrets.nonce, expectedState: state },
          ...{ maxAge: row.maxAge, idTokenExpected: true },
        })
        const claims = tokens.claims()!
        if (!isStrongEnough(row, claims)) return refused('identity-too-weak')
        const personId = await personOf(row, claims)
        return personId ? { ok: true, personId, next: secrets.next } : refused('identity-stranger')
      } catch (error) {
        return refused(nameOf(error), kindOf(error))
      }
    },
  }
}

/** Stated contexts and methods count; what is not stated is taken for the weakest (ASVS 6.8.4). */
function isStrongEnough({ acr, amr }: ProviderRow, claims: IDToken): boolean {
  const methods = Array.isArray(claims.amr) ? claims.amr : []
  return (
    (typeof claims.acr === 'string' && acr.includes(claims.acr)) ||
    methods.some((method) => typeof method === 'string' && amr.includes(method))
  )
}

/** The code of the error, never its message: libraries repeat in it what they were sent. */
function kindOf(error: unknown): string {
  const { code, error: said } = (error ?? {}) as { code?: unknown; error?: unknown }
  return (
    ([code, said].find((kind) => typeof kind === 'string' && /^[\w-]{1,60}$/.test(kind)) as string | undefined) ?? ''
  )
}

function nameOf(error: unknown): ProviderRefusal {
  if (error instanceof AddressRefused) return 'identity-provider-silent'
  const { code, error: said } = (error ?? {}) as { code?: string; error?: string }
  if (code === 'OAUTH_TIMEOUT') return 'identity-provider-silent'
  if (said === 'invalid_grant') return 'identity-answer-used'
  if (said) return 'identity-denied'
  if (claimAtFault(error) === 'auth_time') return 'identity-too-old'
  return 'identity-answer-foreign'
}

/** The claim of which the library complains, however deep it says so. */
function claimAtFault(error: unknown): string | undefined {
  const { claim, cause } = (error ?? {}) as { claim?: string; cause?: unknown }
  return claim ?? (cause && cause !== error ? claimAtFault(cause) : undefined)
}
