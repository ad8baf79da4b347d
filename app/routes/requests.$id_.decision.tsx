import type { AnsweringView } from '~/cases/views'
import { json, redirect, type ActionFunctionArgs, type AppLoadContext, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { AnswerCard } from '~/ui/case/answer'
import { DecideForm } from '~/ui/case/decide-form'
import { packName } from '~/ui/case/facts'
import { CaseFrame } from '~/ui/case/frame'
import { ItemTable } from '~/ui/case/item-table'
import { LineFilter } from '~/ui/case/line-filter'
import { Todo } from '~/ui/case/todo'
import { Pages } from '~/ui/request/pages'
import { errorsByField, useWords } from '~/ui/words'
import { requireAnswering, type OpenedCase } from './lib/case.server'
import { readForm, text } from './lib/form'
import { chosenItems, linesOf } from './lib/lines.server'
import { newToken, orThrow, performFromForm, refusalStatus } from './lib/step.server'

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { view, facts, pack } = await requireDecision(context, params.id!)
  const { offers, dossier } = view
  return {
    ...{ facts, ...linesOf(view, new URL(request.url)), answer: dossier.answer, grounds: pack.refusalGrounds },
    ...{ token: newToken(), decides: offers.includes('item.decide') },
  }
}

async function requireDecision(context: AppLoadContext, caseId: string): Promise<OpenedCase<AnsweringView>> {
  const opened = await requireAnswering(context, '/requests/:id/decision', caseId)
  if (!opened.facts.tabs.decision) throw redirect(`/requests/${opened.view.id}`)
  return opened
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { person, view } = await requireDecision(context, params.id!)
  const fields = await readForm(request)
  const items = chosenItems(view, fields, ({ decision }) => decision === null)
  const typed = { decision: text(fields, 'decision'), ground: text(fields, 'ground'), text: text(fields, 'text') }
  const data = { items, ...typed }
  const answer = orThrow(
    await performFromForm(context, person, fields, { caseId: view.id, event: 'item.decide', data }),
  )
  if (answer.ok) return redirect(context.path)
  return json({ problems: answer.problems, typed, items }, { status: refusalStatus(answer) })
}

export default function CaseDecision() {
  const t = useWords()
  const { facts, lines, shown, show, paging, answer, grounds, token, decides } = useLoaderData<typeof loader>()
  const attempt = useActionData<typeof action>()
  const problems = attempt?.problems ?? []
  const { provider, now, zone } = facts
  const pack = packName(facts.pack)
  const choose = { form: 'decide', may: () => true, chosen: attempt?.items ?? [] }
  return (
    <CaseFrame facts={facts} title={t('case.page.decision')} problems={problems}>
      {answer && <AnswerCard {...{ answer, pack, now, zone }} />}
      {decides && facts.undecided === 0 && <Todo {...{ facts, token }} />}
      <h2>{t('case.items')}</h2>
      <LineFilter {...{ lines, show }} />
      <ItemTable
        {...{ lines: shown, pack, caption: t('case.items') }}
        zone={provider.zone}
        outcome={facts.outcome}
        choose={decides ? choose : undefined}
      />
      <Pages {...paging} query={show === 'all' ? '' : `show=${show}&`} />
      {decides && (
        <DecideForm
          {...{ grounds, pack, errors: errorsByField(t, problems), undecided: facts.undecided }}
          step={{ version: facts.version, token }}
          typed={attempt?.typed ?? { decision: '', ground: '', text: '' }}
        />
      )}
      {decides && facts.undecided > 0 && <Todo {...{ facts, token }} at="decision" />}
    </CaseFrame>
  )
}
