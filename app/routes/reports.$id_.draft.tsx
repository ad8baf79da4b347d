import { json, redirect, type ActionFunctionArgs, type AppLoadContext, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, Card, HiddenFields } from '~/ui/components'
import { DraftFields } from '~/ui/report/draft-fields'
import { ReportFrame } from '~/ui/report/frame'
import { stepAddress } from '~/ui/report/steps'
import { errorsByField, problemText, useWords } from '~/ui/words'
import type { Problem } from '~machines/kit/refusal'
import { problemsOfContent } from '~machines/provider-report/content'
import { readForm, text, type Fields } from './lib/form'
import { admittedAgencies, requireReport, type OpenedReport } from './lib/report.server'
import { readReport, typedFrom, typedReport } from './lib/report-form'
import { newToken, orThrow, performFromForm, refusalStatus } from './lib/step.server'

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { person, view, pack, facts } = await requireDraft(context, params.id!)
  const { draft, returned } = view.dossier
  const providers = await context.liaison.directory.providers(person)
  return {
    ...{ facts, token: newToken(), returned, agencies: await admittedAgencies(context, person) },
    services: providers.find(({ organisation }) => organisation.id === view.provider.id)?.services ?? [],
    ...{ incidents: pack.report.incidents, pack: pack.vocabulary },
    saved: typedFrom(view.context.agency, draft, person.organisation.zone),
    kept: new URL(request.url).searchParams.has('saved'),
    missing: problemsOfContent(draft, { pack, now: view.now }),
  }
}

/** The draft for whoever writes it; a report that is no draft any more leads to its page. */
async function requireDraft(context: AppLoadContext, id: string): Promise<OpenedReport> {
  const opened = await requireReport(context, '/reports/:id/draft', id)
  if (!opened.view.offers.includes('report.save')) throw redirect(`/reports/${id}`)
  return opened
}

/** Saves what was typed and, where that is asked for, submits it. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const { person, view } = await requireDraft(context, params.id!)
  const fields = await readForm(request)
  const typed = typedReport(fields)
  const read = readReport(typed, view.now)
  if (!read.ok) return json({ problems: read.problems, typed }, { status: 422 })
  const { agency } = typed
  const data = { agency, values: read.values }
  const saved = orThrow(await performFromForm(context, person, fields, { caseId: view.id, event: 'report.save', data }))
  if (!saved.ok) return json({ problems: saved.problems.map(unsectioned), typed }, { status: refusalStatus(saved) })
  if (text(fields, 'intent') !== 'submit') return redirect(`/reports/${view.id}/draft?saved`)
  const step = { caseId: view.id, event: 'report.submit', data: {} }
  const answer = orThrow(await performFromForm(context, person, atVersion(fields, saved.version), step))
  if (answer.ok) return redirect(`/reports/${view.id}?done=${answer.entry}`)
  return json({ problems: answer.problems, typed }, { status: refusalStatus(answer) })
}

/** The same form for the step after the one it has just taken. */
function atVersion(fields: Fields, version: number): Fields {
  const after = new URLSearchParams(fields)
  after.set('version', String(version))
  after.set('token', `${text(fields, 'token')}:submit`)
  return after
}

/** A field of the form has the name of its value alone. */
function unsectioned({ field, ...rest }: Problem): Problem {
  return { ...rest, field: field.replace(/^values\./, '').split('.')[0]! }
}

export default function ReportDraft() {
  const t = useWords()
  const { facts, token, returned, saved, kept, missing, ...lists } = useLoaderData<typeof loader>()
  const attempt = useActionData<typeof action>()
  const problems: readonly Problem[] = attempt?.problems ?? []
  return (
    <ReportFrame facts={facts} title={t('report.draft')} problems={problems}>
      {kept && problems.length === 0 && (
        <p className="done" role="status">
          {t('event.report.save.done')}
        </p>
      )}
      <div className="page--narrow">
        <h2>{t('report.draft')}</h2>
        <p className="inset">{t('report.duty.text')}</p>
        {returned && (
          <Card title={t('event.report.return.done')} tone="soon">
            <p className="pre-line">{returned.text}</p>
          </Card>
        )}
        {problems.length === 0 && <Missing problems={missing} />}
        <form method="post" noValidate>
          <HiddenFields fields={{ version: facts.version, token }} />
          <DraftFields {...lists} typed={attempt?.typed ?? saved} errors={errorsByField(t, problems)} />
          <div className="button-row">
            <Button name="intent" value="submit">
              {t('event.report.submit')}
            </Button>
            <Button name="intent" value="save" tone="calm">
              {t('event.report.save')}
            </Button>
            <a href={stepAddress(facts.id, 'report.withdraw')}>{t('event.report.withdraw')}</a>
          </div>
        </form>
      </div>
    </ReportFrame>
  )
}

/** What keeps the draft from being submitted, each with the way to its field. */
function Missing({ problems }: { readonly problems: readonly Problem[] }) {
  const t = useWords()
  if (problems.length === 0) return null
  return (
    <Card title={t('report.missing')} tone="soon" level={3}>
      <ul className="notes">
        {problems.map((each) => (
          <li key={`${each.field} ${each.rule}`}>
            <a href={`#${each.field}`}>{t(`report.field.${each.field}`)}</a> – {problemText(t, each)}
          </li>
        ))}
      </ul>
    </Card>
  )
}
