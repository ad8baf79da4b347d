import type { ClockEffect, DefectRule } from '../deficiency'
import type { Source } from '../source'

type Kind = Omit<DefectRule, 'clock' | 'source'> & { readonly slug: string }

const kind = (code: string, slug: string, about: string[], unlike: Partial<Kind> = {}): Kind => ({
  ...{ code, slug, about, remedy: 'correct', ...unlike },
  leaves: unlike.leaves ?? (about[0]!.startsWith('identifiers.') ? 'identifier' : 'nothing'),
})

const kinds: readonly Kind[] = [
  kind('portMissing', 'le.specificity', ['identifiers.*.port']),
  kind('instantUnclear', 'le.specificity', ['identifiers.*.from', 'identifiers.*.until']),
  kind('windowTooWide', 'le.specificity', ['identifiers.*.from', 'identifiers.*.until']),
  kind('dataTooBroad', 'le.specificity', ['identifiers.*.categories']),
  kind('dataUnclear', 'le.specificity', ['identifiers.*'], { remedy: 'words' }),
  kind('identifierUnusable', 'le.specificity', ['identifiers.*'], { remedy: 'amend' }),
  kind('factsInsufficient', 'le.context-facts', ['matter.facts']),
  kind('necessityUnclear', 'both.fundamental-rights', ['basis.necessity']),
  kind('orderUnclear', 'le.verifiable-source', ['basis.order', 'basis.issuedBy', 'basis.issuedOn']),
  kind('orderMissing', 'le.written-requests', ['basis.order'], { remedy: 'attach' }),
  kind('basisInsufficient', 'le.authority', ['basis'], { remedy: 'amend' }),
  kind('other', 'sp.follow-up', ['identifiers.*', 'matter', 'basis'], { leaves: 'field' }),
]

const guideline = (place: string): Source => ({
  ...{ instrument: 'guidelines-2008@1', place, weight: 'guideline', checked: false },
})

/** What a country's law says of defects by code: where it stands, and what it does to the time for answering. */
export type DefectLaw = (code: string) => {
  readonly effect: ClockEffect
  readonly clock: Source
  readonly source?: Source
}

/** The defects of the practice countries: the Guidelines say what a request has to be, the country what its want does to the clock. */
export function practiceDefects(law: DefectLaw): DefectRule[] {
  return kinds.map(({ slug, ...rule }) => {
    const { effect, clock, source } = law(rule.code)
    return { ...rule, clock: { effect, source: clock }, source: source ?? guideline(slug) }
  })
}
