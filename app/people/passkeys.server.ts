import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server'
import { z } from 'zod'
import type { Passkey as MemberPasskey } from '~machines/membership'
import type { Platform } from '~/platform/platform.server'
import { openChallenges } from './challenges.server'

const base64url = z.string().regex(/^[\w-]+$/)
const CredentialSchema = z.looseObject({
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  response: z.looseObject({ clientDataJSON: base64url }),
  clientExtensionResults: z.looseObject({}),
})

export interface PasskeyLine {
  readonly id: string
  readonly name: string
  readonly addedAt: string
  readonly lastUsedAt: string | null
}

/**
 * Passkeys, bound to the portal's address and always with user verification. A response that is malformed, replayed,
 * foreign or forged has the same answer: null.
 */
export function openPasskeys(platform: Pick<Platform, 'db' | 'clock' | 'env' | 'log'>) {
  const { db, clock, env, log } = platform
  const { origin, hostname: rpID } = new URL(env.publicUrl)
  const challenges = openChallenges(platform)

  /** A refused passkey is noted by its kind only; the response itself says who somebody is. */
  const refused = (why: string): null => {
    log.warn({ why }, 'passkey refused')
    return null
  }

  return {
    list: async (personId: string): Promise<PasskeyLine[]> => {
      const rows = await db.signIn.passkey.findMany({ where: { personId }, orderBy: { addedAt: 'asc' } })
      return rows.map(({ id, name, addedAt, lastUsedAt }) => ({
        ...{ id, name, addedAt: addedAt.toISOString(), lastUsedAt: lastUsedAt?.toISOString() ?? null },
      }))
    },

    registrationOptions: async (person: { readonly id: string; readonly name: string; readonly email: string }) => {
      const known = await db.signIn.passkey.findMany({ where: { personId: person.id }, select: { id: true } })
      const options = await generateRegistrationOptions({
        ...{ rpName: 'Liaison', rpID, userName: person.email, userDisplayName: person.name },
        userID: new TextEncoder().encode(person.id),
        attestationType: 'none',
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        excludeCredentials: known,
      })
      await challenges.issue(options.challenge, 'registration', person.id)
      return options
    },

    /** The passkey a person has just made, ready for `membership.accept` or `passkey.add`. */
    verifyRegistration: async (personId: string, response: unknown, name: string): Promise<MemberPasskey | null> => {
      const parsed = CredentialSchema.safeParse(response)
      if (!parsed.success || isCrossOrigin(parsed.data.response.clientDataJSON)) return refused('malformed')
      try {
        const { verified, registrationInfo } = await verifyRegistrationResponse({
          response: parsed.data as unknown as RegistrationResponseJSON,
          expectedChallenge: (challenge) => challenges.consume(challenge, 'registration', personId),
          ...{ expectedOrigin: origin, expectedRPID: rpID, requireUserVerification: true },
        })
        if (!verified) return refused('unverified')
        const { id, publicKey, counter, transports = [] } = registrationInfo.credential
        return { id, publicKey: Buffer.from(publicKey).toString('base64url'), counter, transports, name }
      } catch (error) {
        return refused(error instanceof Error ? error.name : 'unknown')
      }
    },

    signInOptions: async () => {
      const options = await generateAuthenticationOptions({ rpID, userVerification: 'required' })
      await challenges.issue(options.challenge, 'sign-in', null)
      return options
    },

    /** The person to whom the passkey belongs. */
    verifySignIn: async (response: unknown): Promise<string | null> => {
      const parsed = CredentialSchema.safeParse(response)
      if (!parsed.success || isCrossOrigin(parsed.data.response.clientDataJSON)) return refused('malformed')
      const passkey = await db.signIn.passkey.findUnique({ where: { id: parsed.data.id }, include: { person: true } })
      if (!passkey || passkey.person.state !== 'active') return refused('unknown-passkey')
      try {
        const { verified, authenticationInfo } = await verifyAuthenticationResponse({
          response: parsed.data as unknown as AuthenticationResponseJSON,
          expectedChallenge: (challenge) => challenges.consume(challenge, 'sign-in', null),
          ...{ expectedOrigin: origin, expectedRPID: rpID, requireUserVerification: true },
          credential: {
            id: passkey.id,
            publicKey: new Uint8Array(passkey.publicKey),
            counter: Number(passkey.counter),
          },
        })
        if (!verified) return refused('unverified')
        const used = { counter: BigInt(authenticationInfo.newCounter), lastUsedAt: new Date(clock.now()) }
        await db.signIn.passkey.update({ where: { id: passkey.id }, data: used })
        return passkey.personId
      } catch (error) {
        return refused(error instanceof Error ? error.name : 'unknown')
      }
    },
  }
}

/** The library accepts `crossOrigin: true` when no foreign top origin is named; we don't. */
function isCrossOrigin(clientDataJSON: string): boolean {
  try {
    return JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8')).crossOrigin === true
  } catch {
    return true
  }
}
