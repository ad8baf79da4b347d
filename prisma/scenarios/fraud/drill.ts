import type { Liaison } from '~/cases/liaison.server'
import type { Answer, Refused } from '~/cases/types'
import { Disagreement } from '../scenario'

/** What somebody tried, and the rule that was in the way. */
export interface Attempt {
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
  readonly succeeds: (answer: Promise<Answer>) => Promise<Extract<Answer, { ok: true }>>
  /** a step of the attack, which must fail by one of these rules, or for one of these reasons where no rule is named */
  readonly fails: (tried: string, answer: Promise<Answer>, ...rules: string[]) => Promise<void>
  /** the request that the attack is after; nothing of it may have reached anybody at the end */
  readonly aims: (caseId: string) => void
}

export interface Played {
  readonly drill: string
  readonly has: string
  readonly attempts: readonly Attempt[]
  /** requests the attack was after, and how many of their files anybody outside the provider took */
  readonly aimedAt: readonly { readonly caseId: string; readonly state: string; readonly released: number }[]
}

/** Plays an attack. Throws Disagreement when an attempt succeeds, fails by another rule, or anything was released. */
export async function playDrill(liaison: Liaison, drill: Drill): Promise<Played> {
  const attempts: Attempt[] = []
  const aims: string[] = []
  await drill.play({
    liaison,
    aims: (caseId) => void aims.push(caseId),
    succeeds: async (promised) => {
      const answer = await promised
      if (!answer.ok) throw new Disagreement(`${drill.name}: the scenery failed (${JSON.stringify(answer)}).`)
      return answer
    },
    fails: async (tried, promised, ...rules) => {
      const answer = await promised
      if (answer.ok) throw new Disagreement(`${drill.name}: ${tried} succeeded.`)
      const rule = answer.problems[0]?.rule ?? answer.because
      if (!rules.includes(rule))
        throw new Disagreement(`${drill.name}: ${tried} met ${rule}, not ${rules.join(' or ')}.`)
      attempts.push({ tried, because: answer.because, rule })
    },
  })
  if (attempts.length === 0) throw new Disagreement(`${drill.name}: nothing was tried.`)
  const aimedAt = await Promise.all(aims.map((caseId) => standing(liaison, caseId)))
  const loose = aimedAt.find(({ released }) => released > 0)
  if (loose) throw new Disagreement(`${drill.name}: ${loose.released} files of ${loose.caseId} were released.`)
  return { drill: drill.name, has: drill.has, attempts, aimedAt }
}

/** How a request stands, and how often it was delivered. */
async function standing({ platform }: Liaison, caseId: string) {
  const row = await platform.db.portal.case.findUnique({ where: { id: caseId } })
  const released = await platform.db.portal.entry.count({ where: { caseId, event: 'answer.deliver' } })
  return { caseId, state: row?.state ?? 'absent', released }
}
