import { json, type AppLoadContext } from '@remix-run/node'
import type { Given, Question } from '~/people/confirmations.server'
import type { Deed } from '~/people/deed'
import type { PersonSession } from '~/people/session'
import type { Confirm, ConfirmSubject } from '~/ui/confirm/confirm'
import { problem, type Problem } from '~machines/kit/refusal'
import { parseJson, text, type Fields } from './form'
import { browserOf } from './visit.server'

type Options = Question['options']

/** Fields that a confirmation adds to a form. */
const names = { nonce: 'confirm.nonce', askedAt: 'confirm.askedAt', assertion: 'confirm.assertion' } as const

/** The passkey's answer that a form carries; undefined when it carries none. */
export function givenFrom(context: AppLoadContext, fields: Fields): Given | undefined {
  const assertion = text(fields, names.assertion)
  if (assertion === '') return undefined
  const asked = { nonce: text(fields, names.nonce), askedAt: text(fields, names.askedAt) }
  return { ...asked, response: parseJson(assertion), browser: browserOf(context) ?? '' }
}

/** A deed as it is put to the person, with the form it came from, so that nothing has to be typed again. */
export async function confirmOf(
  context: AppLoadContext,
  person: Pick<PersonSession, 'id'>,
  deed: Deed,
  fields: Fields,
): Promise<Confirm> {
  const { liaison, path } = context
  const { asked, options } = await liaison.people.confirmations.ask(deed, browserOf(context) ?? '')
  const typed = [...fields].filter(([name]) => !name.startsWith('confirm.'))
  return {
    event: deed.event,
    hash: deed.data,
    subject: await subjectOf(liaison, person, deed),
    fields: [...typed, [names.nonce, asked.nonce], [names.askedAt, asked.askedAt]],
    answerField: names.assertion,
    options: JSON.stringify(options),
    practice: practiceAnswer(liaison, deed, options),
    back: path,
  }
}

/** What the person's practice passkey says, as JSON; null for whoever has none. */
function practiceAnswer({ people: { practice } }: AppLoadContext['liaison'], { person }: Deed, options: Options) {
  const has = options.allowCredentials.some(({ id }) => id === practice?.of(person).id)
  return practice && has ? JSON.stringify(practice.answer(person, options.challenge)) : null
}

/** The page that asks for the passkey, to be thrown; its form is the one that was sent, and goes where that went. */
export async function confirmResponse(
  context: AppLoadContext,
  person: Pick<PersonSession, 'id'>,
  asked: { readonly deed: Deed; readonly problems: readonly Problem[]; readonly fields: Fields },
): Promise<Response> {
  const confirm = await confirmOf(context, person, asked.deed, asked.fields)
  const problems = asked.problems.filter(({ rule }) => rule !== unasked.rule)
  return json({ because: 'unconfirmed', problems, confirm }, { status: 403 })
}

const unasked = problem('unconfirmed')

async function subjectOf(
  { cases, reports, abroad, files, people, directory, watch }: AppLoadContext['liaison'],
  person: Pick<PersonSession, 'id'>,
  deed: Deed,
): Promise<ConfirmSubject> {
  const view = await cases.read(person, deed.case)
  if (view) {
    const { context, agency, provider, dossier } = view
    const { identifiers } = dossier.served?.content ?? dossier.draft
    const items = identifiers.reduce((sum, { categories }) => sum + categories.length, 0)
    return { kind: 'request', number: context.number, agency: agency.name, provider: provider.name, items }
  }
  const report = await reports.read(person, deed.case)
  if (report) {
    const { context, agency, provider } = report
    return { kind: 'report', number: context.number, agency: agency.name, provider: provider.name }
  }
  const sent = await abroad.read(person, deed.case)
  if (sent) {
    const { context, agency, provider } = sent
    const parties = { agency: agency.name, provider: provider.name }
    return { kind: 'request', number: context.number, ...parties, items: context.items }
  }
  const file = await files.read(person, deed.case)
  if (file) return { kind: 'other', name: file.dossier.content.title }
  const named = (await people.member(person, deed.case)) ?? (await directory.organisation(person, deed.case))
  const name = named?.name ?? (await watch.finding(person, deed.case))?.person ?? null
  return { kind: 'other', name }
}
