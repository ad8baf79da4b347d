import { randomUUID } from 'node:crypto'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, Empty, HiddenFields, Page } from '~/ui/components'
import { Radios } from '~/ui/form'
import { AddresseeFields } from '~/ui/filing/addressee-fields'
import { AnswerLanguageField } from '~/ui/filing/handling-fields'
import { errorsByField, useWords } from '~/ui/words'
import { requestProcedures } from '~machines/index'
import type { Problem } from '~machines/kit/refusal'
import { addresseeFrom } from './lib/draft-sections'
import { readForm, text } from './lib/form'
import { requirePage } from './lib/guard'
import { originFrom, originNamed } from './lib/origin.server'
import { newToken, orThrow, performFromForm, refusalStatus } from './lib/step.server'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = requirePage(context, '/requests/new')
  const providers = await context.liaison.directory.providers(person)
  const origin = await originNamed(context, person, new URL(request.url))
  const addressed = origin?.to ? providers.filter(({ organisation }) => organisation.id === origin.to) : providers
  return {
    ...{ providers: addressed, origin, kinds: requestProcedures.map(({ id }) => id) },
    ...{ language: person.organisation.language, caseId: randomUUID(), token: newToken() },
  }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const person = requirePage(context, '/requests/new')
  const fields = await readForm(request)
  const caseId = text(fields, 'caseId')
  const kind = text(fields, 'kind')
  const values = { ...addresseeFrom(fields), answerLanguage: text(fields, 'values.answerLanguage') }
  const origin = originFrom(fields)
  const data = origin ? { ...values, origin } : values
  const answer = orThrow(
    await performFromForm(context, person, fields, { caseId, procedure: kind, event: 'request.open', data }),
  )
  if (answer.ok) return redirect(`/requests/${caseId}/draft`)
  return json({ problems: problemsShown(answer.problems), values, kind }, { status: refusalStatus(answer) })
}

/** One sentence at a time: what to ask for comes before whom to ask. */
function problemsShown(problems: readonly Problem[]): Problem[] {
  const placed = problems.map((each) => ({
    ...each,
    field: each.rule === 'unknown-procedure' ? 'kind' : each.field && 'values.serviceId',
  }))
  return placed.slice(0, 1)
}

export default function NewRequest() {
  const t = useWords()
  const { providers, origin, kinds, language, caseId, token } = useLoaderData<typeof loader>()
  const attempt = useActionData<typeof action>()
  const problems = attempt?.problems ?? []
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
          {t(`related.${origin.how}.later`)} {t('filing.new.origin', { number: origin.number })}
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

function nameOf(procedure: string): string {
  return procedure.split('@')[0]!
}

function hiddenOf(origin: ReturnType<typeof useLoaderData<typeof loader>>['origin']): Record<string, string> {
  return origin ? { kind: origin.kind, origin: origin.request, how: origin.how } : {}
}
