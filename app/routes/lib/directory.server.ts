import type { AppLoadContext } from '@remix-run/node'
import { relationsTo } from '~/people/relations'
import { requireTakingPart } from './enrolment.server'
import { requireNamed, standingOf, type NamingPage } from './guard'

/** What the directory says of an organisation today, for whoever takes part; else 404. */
export async function requireDirectoryEntry(context: AppLoadContext, page: NamingPage, id: string) {
  const { directory, platform } = context.liaison
  const now = platform.clock.now()
  const { person, found } = await requireNamed(context, page, async (asking) => {
    const entry = await directory.publicEntry(asking, id, now.slice(0, 10))
    return entry && { entry, relations: relationsTo(standingOf(asking), { kind: 'organisation', id }) }
  })
  requireTakingPart(person)
  return { person, entry: found.entry, relations: found.relations, now }
}
