import { randomUUID } from 'node:crypto'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, Empty, HiddenFields, Page } from '~/ui/components'
import { Radios } from '~/ui/form'
import { OralForm } from '~/ui/emergency/oral-form'
import { AddresseeFields } from '~/ui/filing/addressee-fields'
import { AnswerLanguageField } from '~/ui/filing/handling-fields'
import { errorsByField, useWords } from '~/ui/words'
import { requestProcedures } from '~machines/index'
import { problem, type Problem } from '~machines/kit/refusal'
import { addresseeFrom } from './lib/draft-sections'
import { readForm, text } from './lib/form'
import { requirePage } from './lib/guard'
import { nothingTyped, oralForm, recordCall } from './lib/oral.server'
import { originFrom, originNamed } from './lib/origin.server'
import { newToken, orThrow, performFromForm, refusalStatus } from './lib/step.server'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = requirePage(context, '/requests/new')
  if (person.side === 'provider')
    return { oral: { drawn: await oralForm(context, person), typed: nothingTyped(context, person) }, filing: null }
  const providers = await context.liaison.directory.providers(person)
  const origin = await originNamed(context, person, new URL(request.url))
  const addressed = origin?.to ? providers.filter(({ organisation }) => organisation.id === origin.to) : providers
  const filing = {
    ...{ providers: addressed, origin, kinds: requestProcedures.map(({ id }) => id) },
    ...{ language: person.organisation.language, caseId: randomUUID(), token: newToken() },
  }
  return { oral: null, filing }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const person = requirePage(context, '/requests/new')
  const fields = await readForm(request)
  if (person.side === 'provider') return recordCall(context, person, fields)
  const caseId = text(fields, 'caseId')
  const kind = text(fields, 'kind')
  const values = { ...addresseeFrom(fields), answerLanguage: text(fields, 'values.answerLanguage') }
  const origin = originFrom(fields)
  const data = origin ? { ...values, origin } : values
  const answer = orThrow(
    await performFromForm(context, person, fields, { caseId, procedure: kind, event: 'request.open', data }),
  )
  if (answer.ok) return redirect(`/requests/${caseId}/draft`)
  const problems = values.serviceId === '' ? [problem('service-missing')] : answer.problems
  return json({ problems: problemsShown(problems), values, kind }, { status: refusalStatus(answer) })
}

/** One sentence at a time: what to ask for comes before whom to ask. */
function problemsShown(problems: readonly Problem[]): Problem[] {
  const placed = problems.map((each) => ({
    ...each,
    field: fieldOf(each),
  }))
  return placed.slice(0, 1)
}

export default function NewRequest() {
  const { oral, filing } = useLoaderData<typeof loader>()
  return oral ? <OralRequest {...oral} /> : <FiledRequest {...filing!} />
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

/** Whoever takes a call at a provider writes down what was asked. */
function OralRequest({ drawn, typed }: NonNullable<Loaded['oral']>) {
  const t = useWords()
  const answer = useActionData<typeof action>()
  const attempt = answer && 'oral' in answer ? answer.oral : null
  const problems: readonly Problem[] = attempt?.problems ?? []
  return (
    <Page title={t('oral.form.title')} problems={problems} back={{ href: '/requests', text: t('shell.nav.requests') }}>
      <p className="govuk-body">{t('oral.form.text')}</p>
      <OralForm {...drawn} typed={attempt?.typed ?? typed} read={attempt?.read ?? []} problems={problems} />
    </Page>
  )
}

function FiledRequest({ providers, origin, kinds, language, caseId, token }: NonNullable<Loaded['filing']>) {
  const t = useWords()
  const answer = useActionData<typeof action>()
  const attempt = answer && 'kind' in answer ? answer : null
  const problems: readonly Problem[] = attempt?.problems ?? []
  const errors = errorsByField(t, problems)
  return (
    <Page
      title={t('filing.new.title')}
      problems={problems}
      back={{ href: '/requests', text: t('shell.nav.requests') }}
      narrow
    >
      <p className="govuk-body">{t('filing.new.text')}</p>
      {origin && (
        <p className="inset">
          {t(`related.${origin.how}.later`)}
          <br />
          {t('filing.new.origin', { number: origin.number })}
        </p>
      )}
      {providers.length === 0 ? (
        <Empty title={t('filing.service.none')} />
      ) : (
        <form method="post" noValidate>
          <HiddenFields fields={{ caseId, token, ...hiddenOf(origin) }} />
          {!origin && (
            <Radios
              name="kind"
              label={t('filing.new.kind')}
              options={kinds.map((value) => ({
                ...{ value, label: t(`procedure.${nameOf(value)}`), hint: t(`filing.new.kind.${nameOf(value)}`) },
              }))}
              value={attempt?.kind ?? kinds[0]}
              error={errors.kind}
            />
          )}
          <AddresseeFields
            providers={providers}
            serviceId={attempt?.values.serviceId ?? ''}
            error={errors['values.serviceId']}
          />
          <AnswerLanguageField value={attempt?.values.answerLanguage || language} />
          <Button>{t('filing.start')}</Button>
        </form>
      )}
    </Page>
  )
}

function fieldOf({ rule, field }: Problem): string {
  if (rule === 'unknown-procedure') return 'kind'
  return rule === 'service-missing' || field !== '' ? 'values.serviceId' : ''
}

function nameOf(procedure: string): string {
  return procedure.split('@')[0]!
}

function hiddenOf(origin: NonNullable<Loaded['filing']>['origin']): Record<string, string> {
  return origin ? { kind: origin.kind, origin: origin.request, how: origin.how } : {}
}
