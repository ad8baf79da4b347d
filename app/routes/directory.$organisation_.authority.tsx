import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { AuthorityVersions } from '~/ui/authority/authority-versions'
import { RegisterEntry } from '~/ui/case/parties'
import { Card, Empty, FormAction, Page } from '~/ui/components'
import { useWords } from '~/ui/words'
import type { Problem } from '~machines/kit/refusal'
import { confirmable, requireAuthority } from './lib/authority.server'
import { readForm, text } from './lib/form'
import { orThrow, performFromForm, refusalStatus } from './lib/step.server'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { by, shown } = await requireAuthority(context, '/directory/:organisation/authority', params.organisation!)
  return { ...shown, confirm: confirmable(shown.versions, by) }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { by, shown } = await requireAuthority(context, '/directory/:organisation/authority', params.organisation!)
  const { organisation } = shown
  const fields = await readForm(request)
  const data = { version: Number(text(fields, 'confirm')) }
  const step = { caseId: organisation.id, event: 'authority.confirm', data }
  const answer = await performFromForm(context, by, fields, step)
  if (answer.ok) return redirect(`/directory/${organisation.id}/authority`)
  if (!answer.problems.some(({ rule }) => byOther.has(rule))) orThrow(answer)
  return json({ problems: answer.problems }, { status: refusalStatus(answer) })
}

/** Refusals after which the page stays: somebody else can confirm. */
const byOther = new Set(['authority-own-version', 'role-too-new', 'pair-of-one'])

export default function AgencyAuthority() {
  const t = useWords()
  const { organisation, versions, now, step, confirm } = useLoaderData<typeof loader>()
  const problems: readonly Problem[] = useActionData<typeof action>()?.problems ?? []
  return (
    <Page title={t('authority.of', { organisation: organisation.name })} problems={problems}>
      <p className="govuk-body">{t('authority.text')}</p>
      <Card title={t('authority.check')} tone="soon">
        <p>{t('authority.check.text')}</p>
        <RegisterEntry agency={organisation} />
      </Card>
      {confirm !== null && (
        <FormAction fields={{ ...step, confirm }} tone="go">
          {t('event.authority.confirm') + t('shell.colon') + t('authority.version', { version: confirm })}
        </FormAction>
      )}
      {versions.length === 0 ? (
        <Empty title={t('authority.none')}>{t('authority.none.text')}</Empty>
      ) : (
        <AuthorityVersions {...{ versions, now }} zone={organisation.zone} />
      )}
      <p>
        <a href={`/directory/${organisation.id}/authority.json`}>{t('authority.json')}</a>
      </p>
    </Page>
  )
}
