import type { AppLoadContext } from '@remix-run/node'
import { rolesReadable } from '~/people/authorised'
import type { Role } from '~machines/kit/words'
import { requirePage } from './guard'

/** The roles of which whoever is signed in may read, and those of them the address asks for by `?role=`. */
export function requireReading(context: AppLoadContext, page: '/authorisation' | '/authorisation.json', url: string) {
  const person = requirePage(context, page)
  const readable = rolesReadable(person)
  const asked = new URL(url).searchParams.get('role') as Role | null
  const chosen = readable.find((role) => role === asked) ?? null
  return { person, readable, chosen, shown: chosen ? [chosen] : readable }
}
