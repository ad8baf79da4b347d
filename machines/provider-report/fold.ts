import type { Question } from '../kit/procedure'
import { emptyContent, type OutcomeSaid, type ReportContent, type ReportContext, type ReportDossier } from './case'
import type { ReportData, ReportEventName } from './events'

type Asked<Name extends ReportEventName> = Question<ReportContext, ReportDossier, ReportData[Name]>
type Folds = { readonly [Name in ReportEventName]?: (asked: Asked<Name>) => Partial<ReportDossier> }

/** What the case says after an event. */
export function foldReport(asked: Question<ReportContext, ReportDossier, never>): ReportDossier {
  const fold = folds[asked.event as ReportEventName] as ((asked: unknown) => Partial<ReportDossier>) | undefined
  return fold ? { ...asked.dossier, ...fold(asked) } : asked.dossier
}

const folds: Folds = {
  'report.open': ({ facts }) => ({
    draft: (facts.originReport?.content as ReportContent | undefined) ?? emptyContent,
    author: facts.actor ?? null,
  }),
  'report.save': ({ data, facts }) => ({
    draft: { ...data.values, service: data.values.serviceId === '' ? '' : (facts.service?.name ?? '') },
  }),
  'report.submit': ({ dossier, facts }) => ({ author: facts.actor ?? dossier.author, returned: null }),
  'report.return': ({ data, facts }) => ({ returned: { at: facts.now, text: data.text } }),
  'report.send': ({ dossier, facts }) => ({
    sent: {
      ...{ number: facts.registration!, at: facts.now, content: dossier.draft },
      ...{ author: dossier.author!, sender: facts.actor!, agency: facts.agency!, provider: facts.provider! },
    },
  }),
  'report.withdraw': ({ data, facts }) => ({ withdrawal: { at: facts.now, text: data.text } }),
  'report.acknowledge': ({ facts }) => ({ acknowledgedAt: facts.now }),
  'report.triage': ({ data, facts }) => ({ triage: { at: facts.now, text: data.text } }),
  'report.investigate': ({ data, facts }) => ({
    outcome: { ...said(facts.now, data.text), reference: data.reference, shared: data.share },
  }),
  'report.refer': ({ data, facts }) => ({ outcome: { ...said(facts.now, data.text), to: facts.otherAgency! } }),
  'report.dismiss': ({ data, facts }) => ({ outcome: said(facts.now, data.text) }),
  'report.feedback': ({ data, facts }) => ({ feedback: { at: facts.now, text: data.text } }),
  'deadline.remind': ({ data, dossier, facts }) => ({
    reminders: [...dossier.reminders, { ...data, at: facts.now }],
  }),
  'message.add': ({ data, dossier, by, facts }) => ({
    messages: [
      ...dossier.messages,
      { at: facts.now, by: facts.actor!, side: by.side === 'agency' ? 'agency' : 'provider', text: data.text },
    ],
  }),
}

function said(at: string, text: string): OutcomeSaid {
  return { at, text, reference: '', shared: false, to: null }
}
