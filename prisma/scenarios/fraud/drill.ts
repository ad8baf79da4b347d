import type { Liaison } from '~/cases/liaison.server'
import type { Answer, Refused } from '~/cases/types'
import type { Part } from '../../practice-cast'
import { Disagreement } from '../scenario'

/** A step as an attacker takes it. */
export interface Trial {
  /** whose account it is taken with */
  readonly by: Part
  readonly event: string
  readonly answer: Promise<Answer>
}

/** What somebody tried, and the rule that was in the way. */
export interface Attempt extends Omit<Trial, 'answer'> {
  readonly tried: string
  readonly because: Refused['because']
  readonly rule: string
}

/** An attack as it is played on a practice portal: what the attacker has, what they try, and what must be in the way. */
export interface Drill {
  readonly name: string
  /** what the attacker has, in a sentence */
  readonly has: string
  readonly play: (stage: Stage) => Promise<void>
}

/** Where a drill is played. */
export interface Stage {
  readonly liaison: Liaison
  /** a step that is part of the scenery and must succeed */
  readonly succeeds: (trial: Trial) => Promise<void>
  /** a step of the attack, which must fail by one of these rules, or for one of these reasons where no rule is named */
  readonly fails: (tried: string, trial: Trial, ...rules: string[]) => Promise<void>
  /** the case that the attack is after; nothing of it may have reached anybody at the end */
  readonly aims: (caseId: string) => void
}

export interface Played {
  readonly drill: string
  readonly has: string
  readonly attempts: readonly Attempt[]
  readonly aimedAt: readonly Aim[]
}

/** A case that the attack was after, as it stands at the end. */
export interface Aim {
  readonly caseId: string
  readonly procedure: string
  readonly number: string | null
  readonly state: string
  /** how often an answer to it was delivered */
  readonly released: number
}

/** Plays an attack. Throws Disagreement when an attempt succeeds, fails by another rule, or anything was released. */
export async function playDrill(liaison: Liaison, drill: Drill): Promise<Played> {
  const attempts: Attempt[] = []
  const aims: string[] = []
  await drill.play({
    liaison,
    aims: (caseId) => void aims.push(caseId),
    succeeds: async ({ by, event, answer: promised }) => {
      const answer = await promised
      if (answer.ok) return
      throw new Disagreement(`${drill.name}: ${event} by the ${by} was refused (${JSON.stringify(answer)}).`)
    },
    fails: async (tried, { by, event, answer: promised }, ...rules) => {
      const answer = await promised
      if (answer.ok) throw new Disagreement(`${drill.name}: ${tried} succeeded.`)
      const rule = answer.problems[0]?.rule ?? answer.because
      if (!rules.includes(rule))
        throw new Disagreement(`${drill.name}: ${tried} met ${rule}, not ${rules.join(' or ')}.`)
      attempts.push({ by, event, tried, because: answer.because, rule })
    },
  })
  if (attempts.length === 0) throw new Disagreement(`${drill.name}: nothing was tried.`)
  const aimedAt = await Promise.all(aims.map((caseId) => standing(liaison, caseId)))
  const loose = aimedAt.find(({ released }) => released > 0)
  if (loose) throw new Disagreement(`${drill.name}: the answer to ${loose.number} was released.`)
  return { drill: drill.name, has: drill.has, attempts, aimedAt }
}

async function standing({ platform }: Liaison, caseId: string): Promise<Aim> {
  const select = { procedure: true, number: true, state: true } as const
  const row = await platform.db.portal.case.findUniqueOrThrow({ where: { id: caseId }, select })
  const released = await platform.db.portal.entry.count({ where: { caseId, event: 'answer.deliver' } })
  return { caseId, ...row, released }
}
