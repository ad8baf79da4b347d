import { isDisclosure, type RequestView } from '~/cases/views'
import type { ClarificationRound, DisclosureDossier } from '~machines/disclosure/case'
import { changesOf, problemsOfClarification, type ClarificationAnswer } from '~machines/disclosure/clarify'
import { defectsBehind } from '~machines/disclosure/deficiency'
import { disclosureEvents } from '~machines/disclosure/events'
import { problemsOf } from '~machines/kit/parse'
import type { Problem } from '~machines/kit/refusal'
import type { PolicyPack } from '~machines/policy/pack'

type CheckedAnswer =
  | { readonly ok: true; readonly round: ClarificationRound }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** The round as this answer would leave it, so that its differences are seen before anything is sent; or what stands against it. */
export function checkedAnswer(dossier: DisclosureDossier, data: object, pack: PolicyPack): CheckedAnswer {
  const parsed = disclosureEvents['clarification.answer'].data.safeParse(data)
  if (!parsed.success) return { ok: false, problems: problemsOf(parsed.error) }
  const answer = parsed.data as ClarificationAnswer
  const { content } = dossier.served!
  const round = dossier.clarifications.at(-1)!
  const { orders } = dossier
  const problems = problemsOfClarification({ content, round, orders, pack }, answer)
  if (problems.length > 0) return { ok: false, problems }
  const attached = orders.filter(({ servedAt }) => servedAt === null).map(({ id }) => id)
  const said = { text: answer.text, words: answer.words ?? [], orders: attached }
  return { ok: true, round: { ...round, ...said, changes: changesOf(content, answer) } }
}

/** The defects by which the time for answering stands or runs on, each with the rule that says so; none once they are answered. */
export function openDefects(view: RequestView, pack: PolicyPack) {
  if (!isDisclosure(view) || view.state !== 'clarification') return []
  const round = view.dossier.clarifications.at(-1)
  return round ? defectsBehind(pack, round).map(({ code, clock }) => ({ code, source: clock.source })) : []
}

/** The round that bears on the request now: the open one, or the last while its answer is examined. */
export function roundAtHand(view: RequestView, pack: PolicyPack) {
  const round = isDisclosure(view) ? view.dossier.clarifications.at(-1) : undefined
  if (!round || (view.state !== 'clarification' && view.state !== 'legalReview')) return null
  return { round, rules: pack.defects, orders: view.dossier.orders }
}
