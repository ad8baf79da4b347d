import { randomBytes } from 'node:crypto'
import { verifyAuthenticationResponse, type AuthenticationResponseJSON } from '@simplewebauthn/server'
import { z } from 'zod'
import type { Confirmation } from '~machines/kit/facts'
import type { Transaction } from '~/platform/db.server'
import type { Platform } from '~/platform/platform.server'
import { CredentialSchema, isForeignFrame } from './assertion'
import { openChallenges, type ChallengeUse } from './challenges.server'
import { challengeOf, type Asked, type Deed } from './deed'
import { serves } from './keys'
import { counts } from './passkeys.server'

/** A deed as it is put to a person: what goes back with the form, and what their browser is asked. */
export interface Question {
  readonly asked: Asked
  readonly options: {
    readonly challenge: string
    readonly rpId: string
    readonly userVerification: 'required'
    readonly allowCredentials: readonly { readonly id: string; readonly type: 'public-key' }[]
    /** milliseconds */
    readonly timeout: number
  }
}

/** What comes back: the question, the passkey's answer as the browser gave it, and the token of that browser's session. */
export interface Given extends Asked {
  readonly response: unknown
  readonly browser: string
}

const AssertionSchema = CredentialSchema.extend({
  response: z.looseObject({
    clientDataJSON: z.string().max(4_000),
    authenticatorData: z.string().max(4_000),
    signature: z.string().max(4_000),
  }),
})

type Database = Pick<Transaction, '$queryRaw' | 'challenge' | 'passkey'>

/**
 * Step-up: a fresh passkey over what is being decided. A question serves once, for five minutes, for one person and one
 * deed; the answer is kept with the event, where `isConfirmed` checks it again without the portal.
 */
export function openConfirmations({ db, clock, env }: Pick<Platform, 'db' | 'clock' | 'env'>) {
  const { origin, hostname: rpId } = new URL(env.publicUrl)
  return {
    ask: async (deed: Deed, browser: string): Promise<Question> => {
      const asked = { nonce: randomBytes(32).toString('base64url'), askedAt: clock.now() }
      const challenge = challengeOf(deed, asked)
      await openChallenges({ db: db.signIn, clock }).issue(challenge, useOf(deed, browser))
      const passkeys = await db.signIn.passkey.findMany({ where: { personId: deed.person }, include: owner })
      const allowCredentials = passkeys.filter(serves).map(({ id }) => ({ id, type: 'public-key' as const }))
      return { asked, options: { challenge, rpId, userVerification: 'required', allowCredentials, timeout: 300_000 } }
    },

    /** The confirmation to be kept, or null when the answer is not this person's, not over this deed, late or used before. */
    check: async (tx: Database, deed: Deed, given: Given): Promise<Confirmation | null> => {
      const parsed = AssertionSchema.safeParse(given.response)
      if (!parsed.success) return null
      const passkey = await tx.passkey.findUnique({ where: { id: parsed.data.id }, include: owner })
      if (!passkey || passkey.personId !== deed.person || !serves(passkey)) return null
      const { authenticatorData, clientDataJSON, signature } = parsed.data.response
      const { nonce, askedAt } = given
      const publicKey = Buffer.from(passkey.publicKey).toString('base64url')
      const said = { authenticatorData, clientDataJSON, signature }
      const confirmation = { credential: passkey.id, publicKey, nonce, askedAt, origin, ...said }
      const counter = await counterAfter(deed, confirmation)
      if (counter === null) return null
      const use = useOf(deed, given.browser)
      if (!(await openChallenges({ db: tx, clock }).consume(challengeOf(deed, given), use))) return null
      if (!(await counts(tx, passkey.id, BigInt(counter), new Date(clock.now())))) return null
      return confirmation
    },
  }
}

const owner = { person: { include: { organisation: { include: { keyDemand: true } } } } } as const

function useOf({ person }: Deed, browser: string): ChallengeUse {
  return { purpose: 'deed', personId: person, browser }
}

/**
 * Whether a passkey signed exactly this deed, with user verification, at the address named. Needs nothing but its
 * arguments; whether the key was the person's stands in the trail of their membership.
 */
export async function isConfirmed(deed: Deed, confirmation: Confirmation): Promise<boolean> {
  return (await counterAfter(deed, confirmation)) !== null
}

/** The passkey's own count of its uses after this one; null when the answer does not hold. */
async function counterAfter(deed: Deed, confirmation: Confirmation): Promise<number | null> {
  const { credential: id, publicKey, origin, authenticatorData, clientDataJSON, signature } = confirmation
  if (isForeignFrame(clientDataJSON)) return null
  const response: AuthenticationResponseJSON = {
    ...{ id, rawId: id, type: 'public-key', clientExtensionResults: {} },
    response: { authenticatorData, clientDataJSON, signature },
  }
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: challengeOf(deed, confirmation),
      expectedOrigin: origin,
      expectedRPID: new URL(origin).hostname,
      requireUserVerification: true,
      credential: { id, publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')), counter: 0 },
    })
    return verified ? authenticationInfo.newCounter : null
  } catch {
    return null
  }
}
