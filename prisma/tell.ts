import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import type { Liaison } from '~/cases/liaison.server'
import type { Answer } from '~/cases/types'
import { personId, type Part } from './practice-cast'
import type { Step } from './practice-stories'

type Portal = Pick<Liaison, 'perform' | 'production' | 'platform'>

/** Has a story happen on a case, step by step through the door; throws at the first step that is refused. */
export async function tell(portal: Portal, caseId: string, steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    const answer = await take(portal, caseId, step)
    if (!answer.ok) throw new Error(`${step[1]} by ${step[0]}: ${JSON.stringify(answer)}`)
  }
}

/** One step of a story, on the case as it stands now. */
export async function take(portal: Portal, caseId: string, [part, name, data = {}]: Step): Promise<Answer> {
  if (name === 'file.attach') return attach(portal, caseId, part, data as ToldFile)
  const row = await portal.platform.db.case.findUnique({ where: { id: caseId }, select: { version: true } })
  return portal.perform({
    actor: { kind: 'person', personId: personId(part) },
    ...{ caseId, version: row?.version ?? 0, token: randomUUID(), event: { name, data } },
    ...(row ? {} : { procedure: 'disclosure@1' }),
  })
}

interface ToldFile {
  readonly item: string
  readonly name: string
  readonly text: string
}

function attach({ production }: Portal, caseId: string, part: Part, { item, name, text }: ToldFile): Promise<Answer> {
  const bytes = Readable.from([Buffer.from(text)])
  return production.upload(personId(part), { caseId, item, name, token: randomUUID(), bytes })
}
