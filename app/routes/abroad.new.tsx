import { randomUUID } from 'node:crypto'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, Empty, HiddenFields, Page } from '~/ui/components'
import { Radios } from '~/ui/form'
import { errorsByField, useWords } from '~/ui/words'
import { abroadProcedureById, proceduresInForce } from '~machines/index'
import { foreignPoints } from './lib/abroad.server'
import { readForm, text } from './lib/form'
import { requirePage } from './lib/guard'
import { newToken, orThrow, performFromForm, refusalStatus } from './lib/step.server'

export async function loader({ context }: LoaderFunctionArgs) {
  const person = requirePage(context, '/abroad/new')
  return { points: await foreignPoints(context, person), caseId: randomUUID(), token: newToken() }
}

const procedure = proceduresInForce.find(({ id }) => abroadProcedureById(id))!.id

export async function action({ context, request }: ActionFunctionArgs) {
  const person = requirePage(context, '/abroad/new')
  const fields = await readForm(request)
  const caseId = text(fields, 'caseId')
  const foreignPoint = text(fields, 'foreignPoint')
  const answer = orThrow(
    await performFromForm(context, person, fields, {
      ...{ caseId, procedure, event: 'assistance.open', data: { foreignPoint } },
    }),
  )
  if (answer.ok) return redirect(`/abroad/${caseId}`)
  // whatever is wrong with the address of a contact point, the remedy is to choose one of the list
  const problems = answer.problems.slice(0, 1).map((each) => {
    const unnamed = each.field === 'foreignPoint' && each.rule === 'malformed'
    return { ...each, rule: unnamed ? 'foreign-point-unknown' : each.rule, field: 'foreignPoint' }
  })
  return json({ problems, foreignPoint }, { status: refusalStatus(answer) })
}

export default function NewAbroad() {
  const t = useWords()
  const { points, caseId, token } = useLoaderData<typeof loader>()
  const attempt = useActionData<typeof action>()
  const problems = attempt?.problems ?? []
  return (
    <Page title={t('abroad.new')} problems={problems} back={{ href: '/abroad', text: t('abroad.nav') }} narrow>
      <p className="govuk-body">{t('abroad.text')}</p>
      <p className="inset">{t('abroad.new.text')}</p>
      {points.length === 0 ? (
        <Empty title={t('abroad.points.none')}>{t('abroad.points.none.text')}</Empty>
      ) : (
        <form method="post" noValidate>
          <HiddenFields fields={{ caseId, token }} />
          <Radios
            name="foreignPoint"
            label={t('abroad.foreignPoint')}
            options={points.map(({ id, name }) => ({ value: id, label: name }))}
            value={attempt?.foreignPoint ?? ''}
            error={errorsByField(t, problems).foreignPoint}
          />
          <Button>{t('filing.start')}</Button>
        </form>
      )}
    </Page>
  )
}
