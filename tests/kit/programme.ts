import { randomUUID } from 'node:crypto'
import { passDeadline } from '~/jobs/pass-deadline.server'
import { emptyText, sectionNames, type ProgrammeContext, type ProgrammeText } from '~machines/programme'
import { agencies, providers } from '../../prisma/practice-city'
import { tell } from '../../prisma/tell'
import type { Step } from '../../prisma/practice-stories'
import type { Practice } from './practice'

export const [harbour, central] = agencies as [(typeof agencies)[number], (typeof agencies)[number]]
export const [northwind, alkyone] = providers as [(typeof providers)[number], (typeof providers)[number]]

/** A complete text of a programme, of whoever has addresses in this domain. */
export function programmeText(domain: string, effectiveFrom: string): ProgrammeText {
  return {
    ...emptyText,
    ...{ purpose: 'What others can rely on.', scope: 'Everything.', territory: 'Veldania', languages: ['en'] },
    law: 'Law of Veldania.',
    sections: Object.fromEntries(
      sectionNames.map((name) => [name, `WORDS about ${name}.`]),
    ) as ProgrammeText['sections'],
    responsible: { name: 'Ana Weiss', title: 'Head of unit', mail: `ana@${domain}`, phone: '+1 555 0100' },
    effectiveFrom,
  }
}

/** The case of an organisation's programme. */
export async function programmeOf({ liaison }: Practice, organisation: { readonly id: string }): Promise<string> {
  return (await liaison.programmes.standing(organisation.id))!.id
}

export async function contextOf({ platform }: Practice, caseId: string): Promise<ProgrammeContext> {
  const { context } = await platform.db.portal.case.findUniqueOrThrow({ where: { id: caseId } })
  return context as unknown as ProgrammeContext
}

/** A programme that is begun, once the one before was withdrawn; then these steps. */
export async function begun({ liaison }: Practice, steps: readonly Step[]): Promise<string> {
  const caseId = randomUUID()
  await tell(liaison, caseId, steps, 'programme@1')
  return caseId
}

/** Lets the clock that runs on a programme end, and stays at that instant. */
export async function letPass(practice: Practice, caseId: string): Promise<void> {
  const { reviewClock, graceClock } = await contextOf(practice, caseId)
  const { rule, due } = (graceClock ?? reviewClock)!
  practice.clock.set(due)
  await Promise.all([
    passDeadline(practice.liaison, { caseId, rule, due }),
    passDeadline(practice.liaison, { caseId, rule, due }),
  ])
}
