import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import type { Liaison } from '~/cases/liaison.server'
import type { Answer } from '~/cases/types'
import { personId, type Part } from './practice-cast'
import type { Step } from './practice-stories'

type Portal = Pick<Liaison, 'perform' | 'production' | 'platform' | 'cases'>

/** Has a story happen on a case, step by step through the door; throws at the first step that is refused. */
export async function tell(portal: Portal, caseId: string, steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    const answer = await take(portal, caseId, step)
    if (!answer.ok) throw new Error(`${step[1]} by ${step[0]}: ${JSON.stringify(answer)}`)
  }
}

/** One step of a story, on the case as it stands now. */
export async function take(portal: Portal, caseId: string, step: Step): Promise<Answer> {
  const [part, name, told = {}] = step
  if (name === 'file.attach') return attach(portal, caseId, part, told as ToldFile)
  const data = name === 'file.remove' ? await fileNamed(portal, caseId, part, told as { name?: string }) : told
  const row = await portal.platform.db.portal.case.findUnique({ where: { id: caseId }, select: { version: true } })
  return portal.perform({
    actor: { kind: 'person', personId: personId(part) },
    ...{ caseId, version: row?.version ?? 0, token: randomUUID(), event: { name, data } },
    ...(row ? {} : { procedure: 'disclosure@1' }),
  })
}

interface ToldFile {
  readonly items: readonly string[]
  readonly name: string
  readonly content: string | Uint8Array
}

function attach(
  { production }: Portal,
  caseId: string,
  part: Part,
  { items, name, content }: ToldFile,
): Promise<Answer> {
  const bytes = Readable.from([typeof content === 'string' ? Buffer.from(content) : content])
  return production.upload(personId(part), { caseId, items, name, token: randomUUID(), bytes })
}

/** A story tells of a file by its name; the event by the id the file was given when it was attached. */
async function fileNamed({ cases }: Portal, caseId: string, part: Part, told: { name?: string }): Promise<object> {
  if (told.name === undefined) return told
  const view = await cases.read({ id: personId(part) }, caseId)
  return { file: view?.dossier.files.find(({ name }) => name === told.name)?.id }
}
