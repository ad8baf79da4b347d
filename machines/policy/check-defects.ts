import { emptyContent } from '../request/case'
import { identifierParts, otherDefect, type DefectRule } from './deficiency'
import type { PolicyPack } from './pack'

/** What is wrong with the defects of a pack, one sentence each that begins with the place. */
export function defectFaults({ id, defects, clocks }: PolicyPack): string[] {
  const codes = defects.map(({ code }) => code)
  const twice = codes.filter((code, at) => codes.indexOf(code) !== at)
  const stands = clocks.answer.pauses.includes('clarification')
  return [
    ...twice.map((code) => `${id}: defects: ${code} stands there twice`),
    ...(codes.includes(otherDefect) ? [] : [`${id}: defects: there is no ${otherDefect}, for what no code says`]),
    ...defects.flatMap((rule) => [
      ...rule.about
        .filter((path) => !fields.has(path))
        .map((path) => `${id}: defects.${rule.code}: there is no field ${path}`),
      ...faultsOf(rule).map((what) => `${id}: defects.${rule.code}: ${what}`),
      ...(rule.clock.effect === 'runsOn' || stands
        ? []
        : [
            `${id}: defects.${rule.code}: ${rule.clock.effect}, and the clock answer does not stand for a clarification`,
          ]),
    ]),
  ]
}

/** Paths that a defect may be about. */
const fields: ReadonlySet<string> = new Set([
  ...(['matter', 'basis'] as const).flatMap((section) => [
    section,
    ...Object.keys(emptyContent[section])
      .filter((name) => name !== 'internalNotes')
      .map((name) => `${section}.${name}`),
  ]),
  'identifiers.*',
  ...identifierParts.map((part) => `identifiers.*.${part}`),
])

/** What a code leaves open fits what it is about, and what it is about fits its remedy. */
function faultsOf({ about, leaves, remedy }: DefectRule): string[] {
  const ofIdentifiers = about.filter((path) => path.startsWith('identifiers.'))
  const fits = {
    nothing: ofIdentifiers.length === 0,
    identifier: ofIdentifiers.length === about.length,
    field: true,
  }[leaves]
  return [
    ...(fits ? [] : [`it leaves ${leaves} open, and is about ${about.join(', ')}`]),
    ...(remedy === 'correct' && about.includes('basis.code')
      ? ['the kind of legal basis is settled, and no answer corrects it']
      : []),
  ]
}
