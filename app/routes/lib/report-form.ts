import type { Problem } from '~machines/kit/refusal'
import type { ReportContent } from '~machines/provider-report/case'
import type { TypedReport } from '~/ui/report/draft-fields'
import { text, texts, type Fields } from './form'
import { problemsAt, readMoment } from './identifier-form'
import { identifierLines, readIdentifierLines } from './identifier-lines'
import { referencesFrom } from './material-form'

/** The form of a draft as it was sent. */
export function typedReport(fields: Fields): TypedReport {
  const typed = texts(fields, [
    ...(['agency', 'incident', 'serviceId', 'from', 'until', 'zone'] as const),
    ...(['seen', 'reference', 'urgency', 'references', 'identifiers'] as const),
  ])
  return { ...typed, urgent: text(fields, 'urgent') === 'true', material: text(fields, 'material') === 'true' }
}

/** The form of a draft that is there already. */
export function typedFrom(agency: string, content: ReportContent, zone: string): TypedReport {
  const { incident, serviceId, from, until, seen, reference, urgent, urgency, material } = content
  const local = (moment: ReportContent['from']) => moment?.local.replace('T', ' ') ?? ''
  return {
    ...{ agency, incident, serviceId, seen, reference, urgent, urgency, material },
    ...{ from: local(from), until: local(until), zone: from?.zone ?? zone },
    references: content.references.map(({ hash, reference }) => `${hash} ${reference}`.trim()).join('\n'),
    identifiers: identifierLines(content.identifiers),
  }
}

type Values = Omit<ReportContent, 'service'>

type ReadReport =
  { readonly ok: true; readonly values: Values } | { readonly ok: false; readonly problems: readonly Problem[] }

/** Reads what was typed; nothing is guessed, and every part that can't be read is named by its field. */
export function readReport(typed: TypedReport, now: string): ReadReport {
  const from = readMoment(typed.from, typed.zone, now)
  const until = readMoment(typed.until, typed.zone, now)
  const identifiers = readIdentifierLines(typed, now)
  const { incident, serviceId, seen, reference, urgent, urgency, material } = typed
  const problems = [...problemsAt('from', from), ...problemsAt('until', until), ...identifiers.problems]
  if (!from.ok || !until.ok || problems.length > 0) return { ok: false, problems: distinct(problems) }
  return {
    ok: true,
    values: {
      ...{ incident, serviceId, seen, reference, urgent, urgency, material },
      ...{ from: from.value, until: until.value, identifiers: identifiers.read },
      references: referencesFrom(typed.references),
    },
  }
}

/** One problem of a field is enough to find it. */
function distinct(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((each) => [each.field, each])).values()]
}
