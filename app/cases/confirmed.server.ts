import { procedureById } from '~machines/index'
import type { Confirmation, Facts } from '~machines/kit/facts'
import { isConfirmed } from '~/people/confirmations.server'
import { isId } from '~/platform/ids'
import type { Platform } from '~/platform/platform.server'
import { replay, type Lived } from './as-of.server'
import { deedDone } from './deeds'

/**
 * The first entry whose confirmation does not hold: another deed than the one recorded, or a key that the trail of the
 * person's membership never named. Null when all do. That none is missing is the machine's own rule, so the replay sees it.
 */
export async function firstUnconfirmed(keysOf: KeyRing, lived: readonly Lived[]): Promise<number | null> {
  for (const each of lived) {
    const { confirmation } = each.payload.facts as Facts
    if (confirmation && !(await holds(keysOf, { each, confirmation, lived }))) return each.entry.seq
  }
  return null
}

interface Held {
  readonly each: Lived
  readonly confirmation: Confirmation
  /** of the same case, that entry included */
  readonly lived: readonly Lived[]
}

/** Whether a key of the person's signed this deed over the case as it then stood. */
export async function holds(keysOf: KeyRing, { each, confirmation, lived }: Held): Promise<boolean> {
  const { entry } = each
  const known = (await keysOf(entry.actor)).has(keyName(confirmation))
  return known && isConfirmed(deedDone(procedureById(entry.procedure)!, each, lived), confirmation)
}

/** The passkeys of people, each read once. */
export type KeyRing = (person: string) => Promise<ReadonlySet<string>>

export function openKeyRing(platform: Platform): KeyRing {
  const keys = new Map<string, Promise<ReadonlySet<string>>>()
  return (person) => {
    if (!keys.has(person)) keys.set(person, keysNamed(platform, person))
    return keys.get(person)!
  }
}

interface NamedKey {
  readonly id: string
  readonly publicKey: string
}

/** Every passkey that the person's membership has ever named. */
async function keysNamed({ db, vault }: Platform, person: string): Promise<ReadonlySet<string>> {
  const exists =
    isId(person) && (await db.portal.case.count({ where: { id: person, procedure: { startsWith: 'membership@' } } }))
  const lived = exists ? await replay(db.portal, vault, person) : []
  const named = lived.flatMap(({ decision }) => (decision.dossier as { passkeys: readonly NamedKey[] }).passkeys)
  return new Set(named.map(({ id, publicKey }) => `${id} ${publicKey}`))
}

function keyName({ credential, publicKey }: Confirmation): string {
  return `${credential} ${publicKey}`
}
