import { dataCategories, type DataCategory } from '../identifiers/identifier'
import { rowFor, type AuthorityFacts, type AuthorityRole, type AuthorityRow, type Measure } from '../kit/authority'
import { problem, type Problem } from '../kit/refusal'
import type { PolicyPack } from '../policy/pack'
import type { RequestContent } from './case'
import type { AttachedOrder } from './orders'

/** Which rows of which version covered a request when it was authorised. */
export interface Coverage {
  readonly version: number
  readonly from: string
  readonly rows: readonly CoveredCategory[]
}

export interface CoveredCategory {
  readonly category: DataCategory
  /** role or title of the row under which it was requested, and of the one under which it was authorised */
  readonly requester: string
  readonly authoriser: string
  readonly needsJudge: boolean
}

export interface AuthorityAsked {
  readonly measure: Measure
  readonly content: Pick<RequestContent, 'basis' | 'identifiers'>
  readonly orders: readonly Pick<AttachedOrder, 'kind'>[]
  readonly authority: AuthorityFacts | undefined
  readonly pack: PolicyPack
  /** title of the requesting officer */
  readonly requester: string
}

/** Categories asked of any identifier, from the least to the most intrusive. */
export function categoriesAsked({ identifiers }: Pick<RequestContent, 'identifiers'>): DataCategory[] {
  const asked = new Set(identifiers.flatMap(({ categories }) => categories))
  return dataCategories.filter((category) => asked.has(category))
}

/** What of the request the officer may not ask, by the matrix of their agency in force (guideline le.authority). */
export function problemsOfRequesting(asked: AuthorityAsked): Problem[] {
  return problemsPerCategory(asked, (category) => {
    const row = rowOf(asked, category, 'officer', asked.requester)
    if (!row?.mayRequest)
      return [problem('authority-may-not-request', `identifiers.categories.${category}`, { category })]
    return judgeProblems(asked, [row])
  })
}

/** What of the request this supervisor may not authorise. */
export function problemsOfAuthorising(asked: AuthorityAsked & { readonly authoriser: string }): Problem[] {
  return problemsPerCategory(asked, (category) => {
    const own = rowOf(asked, category, 'supervisor', asked.authoriser)
    if (!own?.mayAuthorise) return [problem('authority-may-not-authorise', `authority.${category}`, { category })]
    return judgeProblems(asked, [own])
  })
}

export function coverageOf(asked: AuthorityAsked & { readonly authoriser: string }): Coverage {
  const { version, from } = asked.authority!
  const rows = categoriesAsked(asked.content).map((category) => {
    const requesting = rowOf(asked, category, 'officer', asked.requester)!
    const authorising = rowOf(asked, category, 'supervisor', asked.authoriser)!
    const needsJudge = requesting.needsJudge || authorising.needsJudge
    return { category, requester: requesting.role, authoriser: authorising.role, needsJudge }
  })
  return { version, from, rows }
}

function problemsPerCategory(
  { authority, content }: AuthorityAsked,
  problemsOf: (category: DataCategory) => Problem[],
): Problem[] {
  return authority ? categoriesAsked(content).flatMap(problemsOf) : [problem('authority-none', 'authority')]
}

function rowOf({ measure, authority }: AuthorityAsked, category: DataCategory, role: AuthorityRole, title: string) {
  return rowFor(authority!.rows, { measure, category, role, title })
}

/** A judge's order is named as the legal basis and attached. */
function judgeProblems({ content, orders, pack }: AuthorityAsked, rows: readonly AuthorityRow[]): Problem[] {
  const ofCourt = pack.legalBases.some(({ code, issuedBy }) => code === content.basis.code && issuedBy === 'court')
  const attached = orders.some(({ kind }) => kind === 'order')
  return rows
    .filter(({ needsJudge }) => needsJudge && !(ofCourt && attached))
    .map(({ category }) => problem('authority-needs-judge', `orders.${category}`, { category }))
}
