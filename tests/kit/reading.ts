import type { Liaison } from '~/cases/liaison.server'
import { isDisclosure, type DisclosureView } from '~/cases/views'
import { personId, type Part } from '../../prisma/practice-cast'

/** A request for data as somebody may see it; fails where they may not, or where it asks for something else. */
export async function dataRequest(
  { liaison }: { readonly liaison: Liaison },
  part: Part,
  caseId: string,
): Promise<DisclosureView> {
  const view = await liaison.cases.read({ id: personId(part) }, caseId)
  if (!view || !isDisclosure(view)) throw new Error(`no request for data for the ${part}`)
  return view
}
