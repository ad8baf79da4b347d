import type { EventDefinition } from '~machines/kit/event'
import type { Role } from '~machines/kit/words'
import type { Actor } from './actor'
import type { ActorRead } from './actors.server'

/** The actor without the roles their passkey does not serve for, and whether the event is theirs in such a role only. */
export function withoutWithheld(
  actor: Actor,
  whole: ActorRead,
  event: Pick<EventDefinition, 'by'> | null,
): { readonly actor: ActorRead; readonly missing: boolean } {
  const withheld = (actor.kind === 'person' && actor.session?.withheld) || []
  const roles = whole.onCase.roles.filter((role) => !withheld.includes(role))
  const by = (held: readonly Role[]) => event?.by.some((role) => held.includes(role)) ?? false
  const missing = !by(roles) && by(whole.onCase.roles)
  return { actor: { ...whole, onCase: { ...whole.onCase, roles } }, missing }
}

interface Offered {
  readonly offers: readonly string[]
  readonly roles: readonly Role[]
}

/** The roles and offers that are left to a session, and the roles that would be offered more with another passkey. */
export function leftToSession(
  events: Readonly<Record<string, Pick<EventDefinition, 'by'>>>,
  { offers, roles }: Offered,
  withheld: readonly Role[],
): Offered & { readonly withheld: readonly Role[] } {
  const left = roles.filter((role) => !withheld.includes(role))
  const isLeft = (event: string) => events[event]!.by.some((role) => left.includes(role))
  const lost = offers.filter((event) => !isLeft(event)).flatMap((event) => events[event]!.by)
  return {
    offers: offers.filter(isLeft),
    roles: left,
    withheld: roles.filter((role) => withheld.includes(role) && lost.includes(role)),
  }
}
