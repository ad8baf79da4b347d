import { randomUUID } from 'node:crypto'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, Empty, HiddenFields, Page } from '~/ui/components'
import { Radios } from '~/ui/form'
import { errorsByField, useWords } from '~/ui/words'
import { proceduresInForce, reportProcedureById } from '~machines/index'
import { readForm, text } from './lib/form'
import { requirePage } from './lib/guard'
import { admittedAgencies } from './lib/report.server'
import { newToken, orThrow, performFromForm, refusalStatus } from './lib/step.server'

export async function loader({ context }: LoaderFunctionArgs) {
  const person = requirePage(context, '/reports/new')
  const agencies = await admittedAgencies(context, person)
  return { agencies, caseId: randomUUID(), token: newToken() }
}

const procedure = proceduresInForce.find(({ id }) => reportProcedureById(id))!.id

/** Opens a report to the agency named; with an origin, one that repeats an earlier report of the provider. */
export async function action({ context, request }: ActionFunctionArgs) {
  const person = requirePage(context, '/reports/new')
  const fields = await readForm(request)
  const caseId = text(fields, 'caseId')
  const agency = text(fields, 'agency')
  const origin = text(fields, 'origin')
  const data = origin === '' ? { agency } : { agency, origin }
  const answer = orThrow(
    await performFromForm(context, person, fields, { caseId, procedure, event: 'report.open', data }),
  )
  if (answer.ok) return redirect(`/reports/${caseId}/draft`)
  // whatever is wrong with the address of an agency, the remedy is to choose one of the list
  const problems = answer.problems.slice(0, 1).map((each) => {
    const unnamed = each.field === 'agency' && each.rule === 'malformed'
    return { ...each, rule: unnamed ? 'report-agency-unknown' : each.rule, field: 'agency' }
  })
  return json({ problems, agency }, { status: refusalStatus(answer) })
}

export default function NewReport() {
  const t = useWords()
  const { agencies, caseId, token } = useLoaderData<typeof loader>()
  const attempt = useActionData<typeof action>()
  const problems = attempt?.problems ?? []
  return (
    <Page title={t('report.new.title')} problems={problems} back={{ href: '/reports', text: t('report.nav') }} narrow>
      <p className="govuk-body">{t('report.new.text')}</p>
      <p className="inset">{t('report.duty.text')}</p>
      {agencies.length === 0 ? (
        <Empty title={t('report.agency.none')} />
      ) : (
        <form method="post" noValidate>
          <HiddenFields fields={{ caseId, token }} />
          <Radios
            name="agency"
            label={t('report.field.agency')}
            options={agencies.map(({ id, name }) => ({ value: id, label: name }))}
            value={attempt?.agency ?? ''}
            error={errorsByField(t, problems).agency}
          />
          <Button>{t('report.start')}</Button>
        </form>
      )}
    </Page>
  )
}
