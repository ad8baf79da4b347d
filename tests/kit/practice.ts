import { randomUUID } from 'node:crypto'
import { openDirectory } from '~/directory/directory.server'
import { openDoor } from '~/cases/perform.server'
import type { Answer } from '~/cases/types'
import { seedPracticeCity } from '../../prisma/seed'
import { personId, type Part } from './cast'
import { openTestPlatform } from './database'

export { fixedLine, northwind, personId, type Part } from './cast'

/** A practice city on a database of its own, with a short way to say who does what. */
export async function openPractice(start?: string) {
  const opened = await openTestPlatform(start)
  const perform = openDoor(opened.platform)
  await seedPracticeCity({ perform, directory: openDirectory(opened.platform) })

  async function does(part: Part, caseId: string, name: string, data: object = {}): Promise<Answer> {
    const actor = { kind: 'person', personId: personId(part) } as const
    const row = await opened.platform.db.case.findUnique({ where: { id: caseId }, select: { version: true } })
    const opening = row ? {} : { procedure: 'disclosure@1' }
    const answer = await perform({
      actor,
      caseId,
      version: row?.version ?? 0,
      token: randomUUID(),
      event: { name, data },
      ...opening,
    })
    return answer
  }

  return { ...opened, perform, does }
}

export type Practice = Awaited<ReturnType<typeof openPractice>>
