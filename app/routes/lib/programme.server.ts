import { randomUUID } from 'node:crypto'
import { json, redirect, type AppLoadContext } from '@remix-run/node'
import type { ProgrammeView, PublishedProgramme } from '~/cases/programmes.server'
import type { PersonSession } from '~/people/session'
import { dateFrom } from '~/ui/form'
import { ruleWords } from '~/records/words'
import type { OwnProgrammeProps } from '~/ui/programme/own'
import type { StandingShown } from '~/ui/programme/standing'
import type { PendingShown } from '~/ui/programme/steps'
import type { Measure } from '~machines/kit/authority'
import type { OrganisationFacts } from '~machines/kit/facts'
import type { Problem } from '~machines/kit/refusal'
import { sectionNames, versionAt } from '~machines/programme'
import { programmeRefusal } from '~machines/request/programme-rule'
import { asSignedIn } from './as-signed-in'
import { text, type Fields } from './form'
import { newToken, orThrow, performFromForm, refusalStatus } from './step.server'

/** An organisation's programme for whoever stands on it, as far as their passkey serves; null when there is none for them. */
export async function ownProgramme(
  { liaison }: AppLoadContext,
  by: PersonSession,
  organisation: string,
): Promise<ProgrammeView | null> {
  const view = await liaison.programmes.own(by.id, organisation)
  return view && asSignedIn(view, by)
}

/** What the page of an organisation's programme shows. */
export function programmePage(
  { t, liaison }: AppLoadContext,
  by: PersonSession,
  organisation: OrganisationFacts,
  view: ProgrammeView | null,
): Omit<OwnProgrammeProps, 'tried' | 'back'> {
  const { id, name, zone } = organisation
  const side = organisation.side as 'agency' | 'provider'
  const own = by.organisation.id === id
  const over = view === null || view.state === 'withdrawn'
  return {
    ...{ organisation: { id, name, zone }, side, reader: own ? 'own' : 'operator' },
    standing: view && ownStanding(t, view),
    pending: view && pendingOf(view, organisation),
    published: (view?.dossier.versions.length ?? 0) > 0,
    begins: own && over && by.roles.includes('administrator'),
    offers: view?.offers ?? [],
    step: { version: view?.version ?? 0, token: newToken(), case: over ? randomUUID() : view.id },
    now: liaison.platform.clock.now(),
  }
}

function ownStanding(t: AppLoadContext['t'], { state, context, dossier, pack, now }: ProgrammeView): StandingShown {
  const { reviewClock, graceClock, reviewedAt } = context
  const closed = state === 'withdrawn'
  const inForce = closed ? null : versionAt(dossier, now)
  const last = dossier.versions.at(-1)
  return {
    ...{ state, reviewedAt, reviewDue: reviewClock?.due ?? null, graceUntil: graceClock?.due ?? null },
    inForce: inForce?.version ?? null,
    toCome: !closed && last && last.from > now ? { version: last.version, from: last.from } : null,
    source: reviewClock && ruleWords(t, pack.clocks.programmeReview.source),
  }
}

function pendingOf(view: ProgrammeView, { side, language }: OrganisationFacts): PendingShown | null {
  const { context, dossier, names } = view
  if (!context.pending || !dossier.pending) return null
  const { version, drafters, submittedBy } = context.pending
  return {
    ...{ version, submitted: submittedBy !== null, said: dossier.said },
    ...{ text: dossier.pending, side: side as 'agency' | 'provider', language },
    drafters: drafters.map((id) => names[id] ?? id),
  }
}

/** Where a published programme stands, in words. */
export function publishedStanding(t: AppLoadContext['t'], found: PublishedProgramme): StandingShown {
  const { state, inForce, toCome, reviewedAt, review } = found
  const source = review && ruleWords(t, review.source)
  return { ...{ state, inForce, toCome, reviewedAt, source }, reviewDue: review?.due ?? null, graceUntil: null }
}

/** Takes a step on the programme's page and comes back; else answers the problems with what was typed. */
export async function takeProgrammeStep(
  context: AppLoadContext,
  by: PersonSession,
  fields: Fields,
  { organisation, view, page }: { organisation: string; view: ProgrammeView | null; page: string },
) {
  const event = text(fields, 'event')
  const opening = event === 'programme.open'
  const typed = text(fields, `${event}.text`) || text(fields, 'text')
  const data: Readonly<Record<string, object>> = {
    'programme.open': { organisation },
    'programme.publish': { version: Number(text(fields, 'pending')) },
    'programme.return': { text: typed },
    'programme.withdraw': { text: typed },
    'programme.review': { outcome: text(fields, 'outcome') },
  }
  const answer = orThrow(
    await performFromForm(context, by, fields, {
      ...{ caseId: opening ? text(fields, 'case') : (view?.id ?? ''), event, data: data[event] ?? {} },
      ...(opening ? { procedure: 'programme@1' } : {}),
    }),
  )
  const revises = opening || (event === 'programme.review' && text(fields, 'outcome') === 'revise')
  if (answer.ok) throw redirect(revises ? `${page}/draft` : page)
  return json({ event, text: typed, problems: answer.problems }, { status: refusalStatus(answer) })
}

/** The text of a programme as its form has it. */
export function programmeTextFrom(fields: Fields) {
  const responsible = (part: string) => text(fields, `responsible.${part}`)
  return {
    ...{ purpose: text(fields, 'purpose'), scope: text(fields, 'scope'), territory: text(fields, 'territory') },
    ...{ languages: fields.getAll('languages'), law: text(fields, 'law') },
    sections: Object.fromEntries(sectionNames.map((name) => [name, text(fields, `sections.${name}`)])),
    coordination: text(fields, 'coordination') || 'apart',
    responsible: {
      ...{ name: responsible('name'), title: responsible('title') },
      ...{ mail: responsible('mail').trim(), phone: responsible('phone') },
    },
    effectiveFrom: dateFrom(fields, 'effectiveFrom'),
  }
}

/** Why an agency can send nothing by this measure at present; nothing where it can. */
export async function sendingProblems(
  { liaison }: Pick<AppLoadContext, 'liaison'>,
  agency: string,
  measure: Measure,
): Promise<readonly Problem[]> {
  const programme = await liaison.programmes.standing(agency)
  return programmeRefusal(measure, programme ? { programme } : {})?.problems ?? []
}
