import { openLiaison } from '~/cases/liaison.server'
import type { Answer } from '~/cases/types'
import type { Part } from '../../prisma/practice-cast'
import { seedPracticeCity } from '../../prisma/seed'
import { take } from '../../prisma/tell'
import { openTestPlatform, templateMade, usualStart, type TestPlatform } from './database'

export { fixedLine, northwind, personId, type Part } from '../../prisma/practice-cast'

/** The city takes some hundred events to come about: at the usual instant it does so once, and is copied from then on. */
async function openCity(start: string): Promise<TestPlatform> {
  const build = (platform: TestPlatform['platform']) => seedPracticeCity(openLiaison(platform))
  if (start === usualStart) return openTestPlatform(start, await templateMade('practice_template', build))
  const opened = await openTestPlatform(start)
  await build(opened.platform)
  return opened
}

/** A practice city on a database of its own, with a short way to say who does what. */
export async function openPractice(start = usualStart) {
  const opened = await openCity(start)
  const liaison = openLiaison(opened.platform)
  const does = (part: Part, caseId: string, name: string, data: object = {}): Promise<Answer> =>
    take(liaison, caseId, [part, name, data])
  return { ...opened, liaison, perform: liaison.perform, does }
}

export type Practice = Awaited<ReturnType<typeof openPractice>>
