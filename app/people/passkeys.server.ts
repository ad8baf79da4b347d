import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
  type VerifiedRegistrationResponse,
} from '@simplewebauthn/server'
import type { Passkey as MemberPasskey } from '~machines/membership'
import { meetsDemand } from '~machines/organisation'
import type { Transaction, Viewer } from '~/platform/db.server'
import type { Platform } from '~/platform/platform.server'
import { CredentialSchema, isForeignFrame } from './assertion'
import { attestationOf, trustAttestationRoots } from './attestation.server'
import { openChallenges, type ChallengeUse } from './challenges.server'
import { demandOf, keyOf } from './keys'
import type { Flag } from './sessions.server'

/** Signature algorithms a passkey may have, the preferred first: EdDSA, ES256, ES384, ES512, RS256 (IANA COSE registry). */
export const passkeyAlgorithms = [-8, -7, -35, -36, -257]

export interface PasskeyLine {
  readonly id: string
  readonly name: string
  readonly addedAt: string
  readonly lastUsedAt: string | null
  readonly deviceBound: boolean
  /** serves for the privileged roles of its person's organisation */
  readonly fits: boolean
}

/** Whose passkey was used, and which. */
export interface PasskeyUse {
  readonly personId: string
  readonly passkey: string
}

/** A person for whom a passkey is made. */
export interface PasskeyOwner {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly organisation: string
}

/**
 * Passkeys, bound to the portal's address and to the browser that asked, and always with user verification. A response
 * that is malformed, replayed, foreign or forged has the same answer: null.
 */
export function openPasskeys(platform: Pick<Platform, 'db' | 'clock' | 'env' | 'log' | 'vault'>, flag: Flag) {
  const { db, clock, env, log, vault } = platform
  const { origin, hostname: rpID } = new URL(env.publicUrl)
  const challenges = openChallenges({ db: db.signIn, clock })
  trustAttestationRoots(env)

  /** A refused passkey is noted by its kind only; the response itself says who somebody is. */
  const refused = (why: string): null => {
    log.warn({ why }, 'passkey refused')
    return null
  }

  const demandedOf = async (organisationId: string) =>
    demandOf(await db.signIn.keyDemand.findUnique({ where: { organisationId } }))

  return {
    list: async (by: Viewer, personId: string): Promise<PasskeyLine[]> => {
      const person = await db.reading(by, (tx) =>
        tx.person.findUniqueOrThrow({
          where: { id: personId },
          include: { passkeys: { orderBy: [{ addedAt: 'asc' }, { id: 'asc' }] } },
        }),
      )
      const demand = await demandedOf(person.organisationId)
      return person.passkeys.map((row) => ({
        ...{ id: row.id, name: row.name, deviceBound: row.deviceBound, fits: meetsDemand(keyOf(row), demand) },
        ...{ addedAt: row.addedAt.toISOString(), lastUsedAt: row.lastUsedAt?.toISOString() ?? null },
      }))
    },

    demandedOf,

    /** Asks for an attestation only where the organisation demands device-bound keys: it tells the model of a device. */
    registrationOptions: async ({ id: personId, name, email, organisation }: PasskeyOwner, browser: string) => {
      const known = await db.signIn.passkey.findMany({ where: { personId }, select: { id: true } })
      const { deviceBound } = await demandedOf(organisation)
      const options = await generateRegistrationOptions({
        ...{ rpName: 'Liaison', rpID, userName: email, userDisplayName: name },
        userID: new TextEncoder().encode(personId),
        supportedAlgorithmIDs: passkeyAlgorithms,
        attestationType: deviceBound ? 'direct' : 'none',
        ...(deviceBound ? { preferredAuthenticatorType: 'securityKey' as const } : {}),
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        excludeCredentials: known,
      })
      await challenges.issue(options.challenge, { purpose: 'registration', personId, browser })
      return options
    },

    /** The passkey a person has just made, ready for `membership.accept`, `passkey.add` or `recovery.use`. */
    verifyRegistration: async (
      personId: string,
      response: unknown,
      name: string,
      browser: string | null,
    ): Promise<MemberPasskey | null> => {
      const parsed = CredentialSchema.safeParse(response)
      if (!parsed.success || isForeignFrame(parsed.data.response.clientDataJSON)) return refused('malformed')
      if (!browser) return refused('no-browser')
      const use: ChallengeUse = { purpose: 'registration', personId, browser }
      try {
        const { verified, registrationInfo } = await verifyRegistrationResponse({
          response: parsed.data as unknown as RegistrationResponseJSON,
          supportedAlgorithmIDs: passkeyAlgorithms,
          expectedChallenge: (challenge) => challenges.consume(challenge, use),
          ...{ expectedOrigin: origin, expectedRPID: rpID, requireUserVerification: true },
        })
        if (!verified || registrationInfo.credential.id !== parsed.data.id) return refused('unverified')
        return memberPasskey(registrationInfo, name)
      } catch (error) {
        return refused(error instanceof Error ? error.name : 'unknown')
      }
    },

    /** A passkey that was made but is not confirmed yet, as something only this portal can read again. */
    keepMade: (personId: string, passkey: MemberPasskey): string =>
      vault.sealSmall(JSON.stringify({ made: personId, passkey })).toString('base64url'),

    made: (personId: string, kept: string): MemberPasskey | null => {
      try {
        const { made, passkey } = JSON.parse(vault.openSmall(Buffer.from(kept, 'base64url')))
        return made === personId ? passkey : null
      } catch {
        return refused('malformed')
      }
    },

    signInOptions: async (browser: string) => {
      const options = await generateAuthenticationOptions({ rpID, userVerification: 'required' })
      await challenges.issue(options.challenge, { purpose: 'sign-in', personId: null, browser })
      return options
    },

    /** The person to whom the passkey belongs. */
    verifySignIn: async (response: unknown, browser: string | null): Promise<PasskeyUse | null> => {
      const parsed = CredentialSchema.safeParse(response)
      if (!parsed.success || isForeignFrame(parsed.data.response.clientDataJSON)) return refused('malformed')
      if (!browser) return refused('no-browser')
      const passkey = await db.signIn.passkey.findUnique({ where: { id: parsed.data.id }, include: { person: true } })
      if (!passkey || passkey.person.state !== 'active') return refused('unknown-passkey')
      const use: ChallengeUse = { purpose: 'sign-in', personId: null, browser }
      try {
        const { verified, authenticationInfo } = await verifyAuthenticationResponse({
          response: parsed.data as unknown as AuthenticationResponseJSON,
          expectedChallenge: (challenge) => challenges.consume(challenge, use),
          ...{ expectedOrigin: origin, expectedRPID: rpID, requireUserVerification: true },
          // the counter is compared below, where it is written
          credential: { id: passkey.id, publicKey: new Uint8Array(passkey.publicKey), counter: 0 },
        })
        if (!verified) return refused('unverified')
        if (await counts(db.signIn, passkey.id, BigInt(authenticationInfo.newCounter), new Date(clock.now())))
          return { personId: passkey.personId, passkey: passkey.id }
        await flag(passkey.personId, 'counter-backwards')
        return refused('counter-backwards')
      } catch (error) {
        return refused(error instanceof Error ? error.name : 'unknown')
      }
    },
  }
}

/**
 * Raises the counter, in one statement for whoever else uses the key at the same time. A counter that does not grow
 * says that the key was copied (WebAuthn level 3, section 6.1.1); synchronised passkeys count nothing and stay at 0.
 */
export async function counts(
  db: Pick<Transaction, 'passkey'>,
  id: string,
  counter: bigint,
  lastUsedAt: Date,
): Promise<boolean> {
  const grows = counter === 0n ? { counter: 0n } : { counter: { lt: counter } }
  return (await db.passkey.updateMany({ where: { id, ...grows }, data: { counter, lastUsedAt } })).count === 1
}

function memberPasskey(
  info: NonNullable<VerifiedRegistrationResponse['registrationInfo']>,
  name: string,
): MemberPasskey {
  const { credential, aaguid, credentialDeviceType, credentialBackedUp } = info
  const { id, publicKey, counter, transports = [] } = credential
  return {
    ...{ id, publicKey: Buffer.from(publicKey).toString('base64url'), counter, transports, name },
    aaguid: /^[0-]+$/.test(aaguid) ? null : aaguid,
    deviceBound: credentialDeviceType === 'singleDevice' && !credentialBackedUp,
    attestation: attestationOf(info.attestationObject),
  }
}
