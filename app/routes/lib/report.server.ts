import type { AppLoadContext } from '@remix-run/node'
import type { SeenPart } from '~/cases/sighting'
import type { ReportView } from '~/cases/views'
import type { PersonSession } from '~/people/session'
import type { ReportFacts } from '~/ui/report/facts'
import { packById } from '~machines/policy/index'
import type { PolicyPack } from '~machines/policy/pack'
import { reportedIn } from '~machines/provider-report/case'
import { asSignedIn } from './as-signed-in'
import { requireNamed, type NamingPage } from './guard'

export type ReportPage = Extract<NamingPage, `/reports/:id${string}`>

/** What is noted of a look, page by page. */
const partShown: Readonly<Record<ReportPage, SeenPart>> = {
  '/reports/:id': 'report',
  '/reports/:id/draft': 'report',
  '/reports/:id/step/:event': 'report',
  '/reports/:id/messages': 'messages',
  '/reports/:id/documents': 'records',
  '/reports/:id/trail': 'trail',
}

/** A report as the person who is signed in may see it. */
export interface OpenedReport {
  readonly person: PersonSession
  readonly view: ReportView
  readonly pack: PolicyPack
  /** what the frame around each of its pages shows */
  readonly facts: ReportFacts
}

/** The report of the address, or 404 for whoever must not learn of it. */
export async function requireReport(context: AppLoadContext, page: ReportPage, caseId: string): Promise<OpenedReport> {
  const { reports } = context.liaison
  const { person, found } = await requireNamed(context, page, (by) => reports.show(by, caseId, partShown[page]))
  const view = asSignedIn(found, person)
  const { id, procedure, version, state, turn, closed, clock, agency, provider, side, roles, offers, now } = view
  const { number, outcome } = view.context
  const { incident, urgent, material } = reportedIn(view.dossier)
  const facts: ReportFacts = {
    ...{ id, procedure, version, state, turn, closed, clock, agency, provider, side, roles, offers, now },
    ...{ pack: view.pack, number, outcome, incident, urgent, material, withheld: view.withheld },
    zone: person.organisation.zone,
    tabs: { messages: view.dossier.sent ? view.dossier.messages.length : null, documents: view.records.length },
  }
  return { person, view, pack: packById(view.pack)!, facts }
}

/** Agencies of the directory that take part; what a report may be addressed or referred to. */
export async function admittedAgencies({ liaison }: AppLoadContext, by: PersonSession) {
  const all = await liaison.directory.organisations(by)
  return all
    .filter(({ side, state }) => side === 'agency' && state === 'active')
    .map(({ id, name, country }) => ({ id, name: `${name} (${country})` }))
}
