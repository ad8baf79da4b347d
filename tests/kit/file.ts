import { randomUUID } from 'node:crypto'
import type { FileView } from '~/cases/views'
import { tell } from '../../prisma/tell'
import type { Step } from '../../prisma/practice-stories'
import { personId, type Part, type Practice } from './practice'

const content = { title: 'Blackmail of a shipping office', reference: 'HPB 91/26', summary: 'Three letters in a week.' }

/** A file of the officer with these requests in it. */
export async function fileWith({ liaison }: Practice, requests: readonly string[] = []): Promise<string> {
  const id = randomUUID()
  const links = requests.map((request): Step => ['officer', 'request.link', { request }])
  await tell(liaison, id, [['officer', 'file.open', content], ...links], 'file@1')
  return id
}

export async function seenFile({ liaison }: Practice, part: Part, id: string): Promise<FileView> {
  const view = await liaison.files.read({ id: personId(part) }, id)
  if (!view) throw new Error(`no file for the ${part}`)
  return view
}
