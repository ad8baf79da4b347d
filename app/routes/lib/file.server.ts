import type { AppLoadContext } from '@remix-run/node'
import type { SeenPart } from '~/cases/sighting'
import type { FileView } from '~/cases/views'
import type { PersonSession } from '~/people/session'
import type { FileFacts } from '~/ui/file/facts'
import { asSignedIn } from './as-signed-in'
import { requireNamed, type NamingPage } from './guard'

export type FilePage = Extract<NamingPage, `/files/:id${string}`>

/** What is noted of a look, page by page. */
const partShown: Readonly<Record<FilePage, SeenPart>> = {
  '/files/:id': 'file',
  '/files/:id/step/:event': 'file',
  '/files/:id/trail': 'trail',
}

/** An investigation as the person who is signed in may see it. */
export interface OpenedFile {
  readonly person: PersonSession
  readonly view: FileView
  /** what the frame around each of its pages shows */
  readonly facts: FileFacts
}

/** The file of the address, or 404 for whoever must not learn of it. */
export async function requireFile(context: AppLoadContext, page: FilePage, caseId: string): Promise<OpenedFile> {
  const { files } = context.liaison
  const { person, found } = await requireNamed(context, page, (by) => files.show(by, caseId, partShown[page]))
  const view = asSignedIn(found, person)
  const { id, procedure, version, state, closed, agency, side, offers, now, people, withheld } = view
  const { title, reference } = view.dossier.content
  const leader = people[view.context.requester]?.name ?? ''
  const { zone } = person.organisation
  return {
    ...{ person, view },
    facts: {
      ...{ id, procedure, version, title, reference, state, closed },
      ...{ agency, leader, side, offers, withheld, now, zone },
    },
  }
}

/** Officers of the agency who could lead the file. */
export async function leadersFor({ liaison }: AppLoadContext, by: PersonSession, { agency, context }: FileView) {
  const members = await liaison.people.membersOf(by, agency.id)
  return members
    .filter(({ id, state, roles }) => state === 'active' && roles.includes('officer') && id !== context.requester)
    .map(({ id, name }) => ({ id, name }))
}
