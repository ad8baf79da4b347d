import type { ClarificationRound, Defect } from '~machines/disclosure/case'
import type { Identifier } from '~machines/identifiers/identifier'
import { identifierParts, type DefectRule, type IdentifierPart } from '~machines/policy/deficiency'
import type { RequestContent } from '~machines/request/case'

export interface OfferedDefect {
  readonly defect: Defect
  readonly rule: DefectRule
  /** texts and codes of the request that can be put right here */
  readonly texts: readonly string[]
  readonly identifiers: readonly OfferedIdentifier[]
  /** fields of it stand under an earlier defect of the round */
  readonly above: boolean
}

export interface OfferedIdentifier {
  readonly identifier: Identifier
  readonly parts: readonly IdentifierPart[]
  /** the round's first defect of this identifier: here it can be withdrawn */
  readonly first: boolean
}

/** What can be corrected under each defect of a round; a field that two defects name stands under the first. */
export function offeredIn(
  { defects }: ClarificationRound,
  rules: readonly DefectRule[],
  content: RequestContent,
): OfferedDefect[] {
  const seen = new Set<string>()
  const fresh = (field: string) => !seen.has(field) && Boolean(seen.add(field))
  return defects.map((defect) => {
    const rule = rules.find(({ code }) => code === defect.code)!
    const mine = rule.remedy === 'correct' ? defect.fields.flatMap((field) => leavesOf(field, content)) : []
    const open = mine.filter(fresh)
    const touched = content.identifiers.filter(({ id }) => defect.fields.some((field) => field.split('.')[1] === id))
    const identifiers = touched
      .filter(() => defect.fields.some((field) => field.startsWith('identifiers.')))
      .map((identifier) => ({
        identifier,
        parts: identifierParts.filter((part) => open.includes(`identifiers.${identifier.id}.${part}`)),
        first: fresh(`identifiers.${identifier.id}`),
      }))
    const texts = open.filter((field) => !field.startsWith('identifiers.'))
    return { defect, rule, texts, identifiers, above: open.length < mine.length }
  })
}

/** The single fields of a section, an identifier or a field; the kind of legal basis is settled. */
function leavesOf(field: string, { matter, basis, identifiers }: RequestContent): string[] {
  const [section, name, part] = field.split('.')
  if (section === 'identifiers') {
    const kind = identifiers.find(({ id }) => id === name)?.kind ?? ''
    const all = identifierParts.filter((each) => each !== 'port' || kind.startsWith('ip'))
    return (part ? [part] : all).map((each) => `identifiers.${name}.${each}`)
  }
  if (name) return field === 'basis.code' ? [] : [field]
  const names = Object.keys(section === 'matter' ? matter : basis)
  return names.filter((each) => each !== 'internalNotes' && each !== 'code').map((each) => `${section}.${each}`)
}

/** The parts of an identifier as the form shows them, its moments as wall time in the zone beside them. */
export function shownMoments({ port, from, until }: Identifier) {
  const local = (moment: Identifier['from']) => moment?.local.replace('T', ' ') ?? ''
  return {
    ...{ port: port === null ? '' : String(port), from: local(from), until: local(until) },
    zone: (from ?? until)?.zone ?? '',
  }
}
