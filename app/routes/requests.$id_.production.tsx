import type { AnsweringView } from '~/cases/views'
import { json, redirect, type ActionFunctionArgs, type AppLoadContext, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { CollectForm } from '~/ui/case/collect-form'
import { packName } from '~/ui/case/facts'
import { EvidenceLink } from '~/ui/case/evidence-link'
import { FileNames, Files } from '~/ui/case/files'
import { CaseFrame } from '~/ui/case/frame'
import { isGranted, showsLine, type ItemLine } from '~/ui/case/item-lines'
import { ItemTable } from '~/ui/case/item-table'
import { LineFilter } from '~/ui/case/line-filter'
import { MaterialNames, Materials } from '~/ui/case/materials'
import { Statement } from '~/ui/case/statement'
import { Todo } from '~/ui/case/todo'
import { Card } from '~/ui/components'
import { Pages } from '~/ui/request/pages'
import { errorsByField, useWords } from '~/ui/words'
import { requireAnswering, type OpenedCase } from './lib/case.server'
import { readForm, text, type Fields } from './lib/form'
import { notFound } from './lib/guard'
import { chosenItems, linesOf } from './lib/lines.server'
import { newToken, orThrow, performFromForm, refusalStatus } from './lib/step.server'

const isOpen = (line: Pick<ItemLine, 'decision' | 'result'>) => showsLine('open', line)

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { view, facts, pack } = await requireProduction(context, params.id!)
  const { offers, dossier } = view
  const listed = linesOf(view, new URL(request.url))
  return {
    ...{
      facts,
      ...listed,
      nilGrounds: pack.nilGrounds,
      token: newToken(),
      statement: dossier.statement,
      files: dossier.files,
      materials: dossier.materials,
    },
    ...{ collects: offers.includes('item.collect'), open: listed.lines.filter(isOpen).length },
    returns: view.side === 'provider' ? dossier.qualityReturns.slice(-1) : [],
  }
}

async function requireProduction(context: AppLoadContext, caseId: string): Promise<OpenedCase<AnsweringView>> {
  const opened = await requireAnswering(context, '/requests/:id/production', caseId)
  if (!opened.facts.tabs.production) throw redirect(`/requests/${opened.view.id}`)
  return opened
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { person, view } = await requireProduction(context, params.id!)
  const fields = await readForm(request)
  const event = text(fields, 'event')
  const typed = { result: text(fields, 'result'), text: text(fields, 'text') }
  const items = chosenItems(view, fields, isOpen)
  const data = dataOf(event, fields, items)
  if (!data) throw notFound()
  const answer = orThrow(await performFromForm(context, person, fields, { caseId: view.id, event, data }))
  if (answer.ok) return redirect(context.path)
  return json({ problems: answer.problems, typed, items }, { status: refusalStatus(answer) })
}

/** A result is posted with its reason, `notFound/noMatch`. */
function dataOf(event: string, fields: Fields, items: readonly string[]): object | null {
  if (event === 'file.remove') return { file: text(fields, 'file') }
  if (event === 'material.retract') return { material: text(fields, 'material') }
  if (event !== 'item.collect') return null
  const [result = '', ground = ''] = text(fields, 'result').split('/')
  return { items, result, ground, text: text(fields, 'text') }
}

export default function CaseProduction() {
  const t = useWords()
  const { facts, lines, shown, show, paging, nilGrounds, token, statement, files, materials, collects, open, returns } =
    useLoaderData<typeof loader>()
  const attempt = useActionData<typeof action>()
  const problems = attempt?.problems ?? []
  const { provider, id, version } = facts
  const pack = packName(facts.pack)
  const step = { version, token }
  const choose = { form: 'collect', may: isGranted, chosen: attempt?.items ?? [] }
  return (
    <CaseFrame facts={facts} title={t('case.page.production')} problems={problems}>
      {collects && open === 0 && <Todo {...{ facts, token }} />}
      {returns.map(({ at, text: said }) => (
        <Card key={at} title={t('event.quality.return.done')} tone="soon">
          <p className="pre-line">{said}</p>
        </Card>
      ))}
      {statement && <Statement statement={statement} zone={facts.zone} />}
      {files.length > 0 && (
        <>
          <h2>{t('record.files')}</h2>
          <Files files={files} caseId={id} removal={collects ? step : undefined} />
        </>
      )}
      <Materials materials={materials} removal={collects ? step : undefined} />
      <h2>{t('case.items')}</h2>
      <LineFilter {...{ lines, show }} />
      <ItemTable
        {...{ lines: shown, pack, results: true, caption: t('case.items') }}
        zone={provider.zone}
        outcome={facts.outcome}
        choose={collects ? choose : undefined}
        beneath={(line) => (
          <>
            <FileNames files={line.files} caseId={id} />
            <MaterialNames materials={line.materials} />
            {collects && isGranted(line) && (
              <p className="line-step">
                <EvidenceLink line={line} facts={facts} />
              </p>
            )}
          </>
        )}
      />
      <Pages {...paging} query={show === 'all' ? '' : `show=${show}&`} />
      {collects && (
        <CollectForm
          {...{ nilGrounds, pack, open, step, errors: errorsByField(t, problems) }}
          typed={attempt?.typed ?? { result: '', text: '' }}
        />
      )}
      {collects && (
        <p className="govuk-body page--narrow">
          {t('material.found')} <a href={`/requests/${id}/step/material.refer`}>{t('event.material.refer')}</a>
        </p>
      )}
      {collects && open > 0 && <Todo {...{ facts, token }} at="production" />}
    </CaseFrame>
  )
}
