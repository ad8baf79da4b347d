import { randomBytes } from 'node:crypto'
import { verifyAuthenticationResponse, type AuthenticationResponseJSON } from '@simplewebauthn/server'
import { z } from 'zod'
import type { Confirmation } from '~machines/kit/facts'
import type { Platform } from '~/platform/platform.server'
import type { PrismaClient } from '../../prisma/generated/client'
import { CredentialSchema, isCrossOrigin } from './assertion'
import { openChallenges } from './challenges.server'
import { challengeOf, type Asked, type Deed } from './deed'

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

/** What comes back: the question, and the passkey's answer as the browser gave it. */
export interface Given extends Asked {
  readonly response: unknown
}

const AssertionSchema = CredentialSchema.extend({
  response: z.looseObject({
    clientDataJSON: z.string().max(4_000),
    authenticatorData: z.string().max(4_000),
    signature: z.string().max(4_000),
  }),
})

type Database = Pick<PrismaClient, '$queryRaw' | 'challenge' | 'passkey'>

/**
 * Step-up: a fresh passkey over what is being decided. A question serves once, for five minutes, for one person and one
 * deed; the answer is kept with the event, where `isConfirmed` checks it again without the portal.
 */
export function openConfirmations({ db, clock, env }: Pick<Platform, 'db' | 'clock' | 'env'>) {
  const { origin, hostname: rpId } = new URL(env.publicUrl)
  return {
    ask: async (deed: Deed): Promise<Question> => {
      const asked = { nonce: randomBytes(32).toString('base64url'), askedAt: clock.now() }
      const challenge = challengeOf(deed, asked)
      await openChallenges({ db, clock }).issue(challenge, 'deed', deed.person)
      const passkeys = await db.passkey.findMany({ where: { personId: deed.person }, select: { id: true } })
      const allowCredentials = passkeys.map(({ id }) => ({ id, type: 'public-key' as const }))
      return { asked, options: { challenge, rpId, userVerification: 'required', allowCredentials, timeout: 300_000 } }
    },

    /** The confirmation to be kept, or null when the answer is not this person's, not over this deed, late or used before. */
    check: async (tx: Database, deed: Deed, given: Given): Promise<Confirmation | null> => {
      const parsed = AssertionSchema.safeParse(given.response)
      if (!parsed.success) return null
      const passkey = await tx.passkey.findUnique({ where: { id: parsed.data.id } })
      if (!passkey || passkey.personId !== deed.person) return null
      const { authenticatorData, clientDataJSON, signature } = parsed.data.response
      const { nonce, askedAt } = given
      const publicKey = Buffer.from(passkey.publicKey).toString('base64url')
      const said = { authenticatorData, clientDataJSON, signature }
      const confirmation = { credential: passkey.id, publicKey, nonce, askedAt, origin, ...said }
      const counter = await counterAfter(deed, confirmation, Number(passkey.counter))
      if (counter === null) return null
      if (!(await openChallenges({ db: tx, clock }).consume(challengeOf(deed, given), 'deed', deed.person))) return null
      const used = { counter: BigInt(counter), lastUsedAt: new Date(clock.now()) }
      await tx.passkey.update({ where: { id: passkey.id }, data: used })
      return confirmation
    },
  }
}

/**
 * Whether a passkey signed exactly this deed, with user verification, at the address named. Needs nothing but its
 * arguments; whether the key was the person's stands in the trail of their membership.
 */
export async function isConfirmed(deed: Deed, confirmation: Confirmation): Promise<boolean> {
  return (await counterAfter(deed, confirmation, 0)) !== null
}

/** The passkey's own count of its uses after this one; null when the answer does not hold. */
async function counterAfter(deed: Deed, confirmation: Confirmation, counter: number): Promise<number | null> {
  const { credential: id, publicKey, origin, authenticatorData, clientDataJSON, signature } = confirmation
  if (isCrossOrigin(clientDataJSON)) return null
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
      credential: { id, publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')), counter },
    })
    return verified ? authenticationInfo.newCounter : null
  } catch {
    return null
  }
}
