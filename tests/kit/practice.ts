import { openLiaison } from '~/cases/liaison.server'
import type { Answer } from '~/cases/types'
import type { Part } from '../../prisma/practice-cast'
import { seedPracticeCity } from '../../prisma/seed'
import { take } from '../../prisma/tell'
import { openTestPlatform } from './database'

export { fixedLine, northwind, personId, type Part } from '../../prisma/practice-cast'

/** A practice city on a database of its own, with a short way to say who does what. */
export async function openPractice(start?: string) {
  const opened = await openTestPlatform(start)
  const liaison = openLiaison(opened.platform)
  await seedPracticeCity(liaison)
  const does = (part: Part, caseId: string, name: string, data: object = {}): Promise<Answer> =>
    take(liaison, caseId, [part, name, data])
  return { ...opened, liaison, perform: liaison.perform, does }
}

export type Practice = Awaited<ReturnType<typeof openPractice>>
