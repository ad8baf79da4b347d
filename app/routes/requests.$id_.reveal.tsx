import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { packName } from '~/ui/case/facts'
import { CaseFrame } from '~/ui/case/frame'
import { SightPanel, WhyFields } from '~/ui/case/sight'
import { Button, HiddenFields } from '~/ui/components'
import { Checkboxes, Radios } from '~/ui/form'
import { errorsByField, useWords } from '~/ui/words'
import type { Problem } from '~machines/kit/refusal'
import { askedOf, requireCase } from './lib/case.server'
import { localPath, readForm, text, type Fields } from './lib/form'
import { notFound } from './lib/guard'
import { orThrow, performFromForm, refusalStatus } from './lib/step.server'

/** Single identifiers are offered on the page as long as they are few; many are revealed together. */
const fewIdentifiers = 50

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { view, facts } = await requireCase(context, '/requests/:id/reveal', params.id!)
  const back = backOf(new URL(request.url).searchParams.get('back'), view.id)
  const identifiers = askedOf(view).identifiers.map(({ id, kind, value }) => ({ id, kind, value }))
  return { facts, back, identifiers: identifiers.length > fewIdentifiers ? [] : identifiers }
}

/** The page one came from; the request itself when there is none. */
function backOf(back: string | null, caseId: string): string {
  const path = localPath(back)
  return path === '/' ? `/requests/${caseId}` : path
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { person, view } = await requireCase(context, '/requests/:id/reveal', params.id!)
  const fields = await readForm(request)
  const event = text(fields, 'event')
  const data = dataOf(event, fields)
  if (!data) throw notFound()
  const answer = orThrow(await performFromForm(context, person, fields, { caseId: view.id, event, data }))
  if (answer.ok) return redirect(backOf(fields.get('back'), view.id))
  const typed = { ...whyOf(fields), scope: text(fields, 'scope'), items: fields.getAll('items') }
  return json({ problems: answer.problems.map(atWhy), typed, event }, { status: refusalStatus(answer) })
}

function dataOf(event: string, fields: Fields): object | null {
  if (event === 'identity.allowOversight') return { person: text(fields, 'person') }
  if (event === 'identity.askOversight') return whyOf(fields)
  if (event !== 'identity.reveal') return null
  return { ...whyOf(fields), items: text(fields, 'scope') === 'items' ? fields.getAll('items') : 'all' }
}

function whyOf(fields: Fields) {
  return { reason: text(fields, 'why.reason'), text: text(fields, 'why.text') }
}

function atWhy({ field, ...rest }: Problem): Problem {
  return { ...rest, field: field === 'reason' || field === 'text' ? `why.${field}` : field }
}

export default function Reveal() {
  const t = useWords()
  const { facts, back, identifiers } = useLoaderData<typeof loader>()
  const attempt = useActionData<typeof action>()
  const problems: readonly Problem[] = attempt?.problems ?? []
  const { sight, id } = facts
  const event = sight.reveals ? 'identity.reveal' : 'identity.askOversight'
  const typed = attempt?.typed ?? { reason: '', text: '', scope: 'all', items: [] }
  const errors = errorsByField(t, problems)
  const scopes = ['all', 'items'].map((value) => ({ value, label: t(`sight.scope.${value}`) }))
  return (
    <CaseFrame facts={facts} title={t('sight.title')} problems={problems} panel={false}>
      <h2>{t('sight.title')}</h2>
      {sight.all || (!sight.reveals && !sight.asks) ? (
        <>
          <SightPanel {...{ sight, pack: packName(facts.pack) }} caseId={id} />
          <p>
            <a href={back}>{t('sight.back')}</a>
          </p>
        </>
      ) : (
        <form method="post" noValidate className="page--narrow">
          <p>{t(sight.reveals ? 'sight.text.reveal' : 'sight.text.ask')}</p>
          <p className="quiet">{t('sight.recorded', { count: sight.hours })}</p>
          <HiddenFields fields={{ event, token: sight.token, back }} />
          {sight.reveals && identifiers.length > 0 && (
            <>
              <Radios name="scope" label={t('sight.scope')} value={typed.scope} options={scopes} />
              <Checkboxes
                name="items"
                label={t('sight.scope.which')}
                values={typed.items}
                error={errors.items}
                options={identifiers.map(({ id: value, kind, value: mask }) => ({
                  value,
                  label: t(`identifier.${kind}`) + t('shell.colon') + mask,
                }))}
              />
            </>
          )}
          <WhyFields {...{ sight, pack: packName(facts.pack), errors, typed }} />
          <div className="button-row">
            <Button>{t(`event.${event}`)}</Button>
            <a href={back}>{t('case.cancel')}</a>
          </div>
        </form>
      )}
    </CaseFrame>
  )
}
