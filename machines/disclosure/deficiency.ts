import { problem, type Problem } from '../kit/refusal'
import { effectOf, identifierParts, otherDefect, type ClockEffect, type DefectRule } from '../policy/deficiency'
import type { RequestContent } from '../request/case'
import type { ClarificationRound, Defect } from './case'
import type { DisclosureData } from './events'

type Raised = DisclosureData['clarification.seek']['defects'][number]
interface Defects {
  readonly defects: readonly DefectRule[]
}

/** What the pack says of a defect. */
export function ruleOfDefect({ defects }: Defects, code: string): DefectRule | null {
  return defects.find((rule) => rule.code === code) ?? null
}

/** What a round of defects does to the time for answering. */
export function effectOfRound(pack: Defects, { defects }: Pick<ClarificationRound, 'defects'>): ClockEffect {
  return effectOf(defects.flatMap(({ code }) => ruleOfDefect(pack, code) ?? []))
}

/** The defects of a round by which its clock stands, runs on or begins anew. */
export function defectsBehind(pack: Defects, { defects }: Pick<ClarificationRound, 'defects'>): DefectRule[] {
  const rules = defects.flatMap(({ code }) => ruleOfDefect(pack, code) ?? [])
  const effect = effectOf(rules)
  return rules.filter(
    ({ code, clock }, at) => clock.effect === effect && rules.findIndex((e) => e.code === code) === at,
  )
}

/** The fields a defect is about, once it is said what its code leaves open; none where that does not fit. */
function fieldsOf({ about, leaves }: DefectRule, field: string, content: RequestContent): readonly string[] {
  if (leaves === 'nothing') return field === '' ? about : []
  if (leaves === 'field') return fieldsWithin(about, content).includes(field) ? [field] : []
  const named = content.identifiers.some(({ id }) => field === `identifiers.${id}`)
  return named ? about.map((path) => path.replace('identifiers.*', field)) : []
}

/** Fields and sections of a request that lie within these paths. */
function fieldsWithin(paths: readonly string[], { matter, basis, identifiers }: RequestContent): string[] {
  const all = [
    ...identifiers.flatMap(({ id }) => [
      `identifiers.${id}`,
      ...identifierParts.map((part) => `identifiers.${id}.${part}`),
    ]),
    ...['matter', ...Object.keys(matter).map((name) => `matter.${name}`)],
    ...['basis', ...Object.keys(basis).map((name) => `basis.${name}`)],
  ]
  const within = (field: string) =>
    paths.some((path) => isWithin(path, field.replace(/^identifiers\.[^.]+/, 'identifiers.*')))
  return all.filter((field) => field !== 'matter.internalNotes' && within(field))
}

function isWithin(path: string, field: string): boolean {
  return field === path || field.startsWith(`${path}.`)
}

/** A defect as the case keeps it. */
export function defectOf(pack: Defects, { code, field, text }: Raised, content: RequestContent): Defect {
  return { code, fields: fieldsOf(ruleOfDefect(pack, code)!, field, content), text }
}

/** Codes are known, each says what its code leaves open and nothing else, and `other` says what it is. */
export function problemsOfRound(pack: Defects, raised: readonly Raised[], content: RequestContent): Problem[] {
  return raised.flatMap(({ code, field, text }, index) => {
    const at = (name: string) => `defects.${index}.${name}`
    const rule = ruleOfDefect(pack, code)
    if (!rule) return [problem('code-unknown', at('code'))]
    const fits = fieldsOf(rule, field, content).length > 0
    return [
      ...(fits ? [] : [problem(`defect-leaves-${rule.leaves}`, at('field'))]),
      ...(code === otherDefect && text === '' ? [problem('ground-text-missing', at('text'))] : []),
    ]
  })
}

/** Whether a defect lets this field be corrected, or this identifier withdrawn. */
export function lets(pack: Defects, { code, fields }: Defect, field: string, isWithdrawn: boolean): boolean {
  if (isWithdrawn) return fields.some((each) => isWithin(field, each))
  return ruleOfDefect(pack, code)!.remedy === 'correct' && fields.some((each) => isWithin(each, field))
}
