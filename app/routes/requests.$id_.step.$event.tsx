import { json, redirect, type ActionFunctionArgs, type AppLoadContext, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { isAnswering, isDisclosure, type RequestView } from '~/cases/views'
import type { PersonSession } from '~/people/session'
import { CheckAnswer } from '~/ui/case/check-answer'
import { packName } from '~/ui/case/facts'
import { CaseFrame } from '~/ui/case/frame'
import { stepForms } from '~/ui/case/steps'
import type { Typed } from '~/ui/case/steps/form'
import { sentenceOf } from '~/ui/case/todo'
import { Button, HiddenFields } from '~/ui/components'
import { errorsByField, useWords } from '~/ui/words'
import type { ClarificationRound, DisclosureDossier } from '~machines/disclosure/case'
import type { Problem } from '~machines/kit/refusal'
import { askedOf, requireCase } from './lib/case.server'
import { checkedAnswer } from './lib/clarification.server'
import { readForm, text, type Fields } from './lib/form'
import { notFound, toReveal } from './lib/guard'
import { emergencyParts } from './lib/emergency.server'
import { keepersOf, preservationParts } from './lib/preservation.server'
import { allLines } from './lib/lines.server'
import { defectsFrom, readStep } from './lib/step-data'
import { newToken, orThrow, performFromForm, refusalResponse, refusalStatus } from './lib/step.server'

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { view, facts, pack, person } = await requireCase(context, '/requests/:id/step/:event', params.id!)
  const event = requireStep(params.event)
  if (!view.offers.includes(event)) throw redirect(`/requests/${view.id}`)
  if (correcting.has(event) && !view.sight.all) throw toReveal(view.id, context.path)
  const {
    sourceCheckMethods,
    rejectionGrounds,
    refusalGrounds,
    contestGrounds,
    breachGrounds,
    offences,
    legalBases,
    nilGrounds,
    downgradeGrounds,
    defects,
  } = pack
  const { dossier, agency } = view
  const chosen = new URL(request.url).searchParams.getAll('item')
  return {
    ...{
      event,
      facts,
      token: newToken(),
      lines: isAnswering(view) ? allLines(view) : [],
      content: askedOf(view),
      agency,
    },
    lists: {
      sourceCheckMethods,
      rejectionGrounds,
      refusalGrounds,
      contestGrounds,
      breachGrounds,
      offences,
      legalBases,
      nilGrounds,
      downgradeGrounds,
      professions: pack.sensitive.professions,
      withholdGrounds: pack.notice.withholdGrounds,
      defects,
    },
    ...{ round: isDisclosure(view) ? (view.dossier.clarifications.at(-1) ?? null) : null },
    ...{ requester: dossier.served?.requester ?? dossier.requester },
    colleagues: event === 'request.reassign' ? await successors(context, person, view) : [],
    orders: dossier.orders,
    costs: dossier.costs,
    ...(await preservationParts(context, person, view, event)),
    ...emergencyParts(view, pack),
    ...keepersOf(view, pack),
    presets: { zone: [person.organisation.zone], ...(chosen.length > 0 ? { items: chosen } : {}) } as Typed,
  }
}

/** Officers of the agency who could take the request over. */
async function successors({ liaison }: AppLoadContext, by: PersonSession, { agency, context }: RequestView) {
  const members = await liaison.people.membersOf(by, agency.id)
  const { requester, authoriser } = context
  return members.filter(
    ({ id, state, roles }) => state === 'active' && roles.includes('officer') && id !== requester && id !== authoriser,
  )
}

/** Steps whose form holds what is corrected: it can't be drawn of masks. */
const correcting = new Set(['clarification.answer'])

function requireStep(event: string | undefined): string {
  if (!event || !Object.hasOwn(stepForms, event)) throw notFound()
  return event
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { person, view, pack } = await requireCase(context, '/requests/:id/step/:event', params.id!)
  const event = requireStep(params.event)
  const fields = await readForm(request)
  const intent = text(fields, 'intent')
  if (intent === 'more') return drawn({ typed: withMoreRoom(fields) })
  if (intent === 'edit') return drawn({ typed: typedFrom(fields) })
  const unmasked = await context.liaison.cases.unmasked(person, view.id)
  const read = readStep(event, fields, { content: askedOf({ dossier: unmasked! }), now: view.now })
  if (!read.ok) return drawn({ problems: read.problems, typed: typedFrom(fields) })
  if (stepForms[event]!.checked && intent !== 'send' && view.offers.includes(event)) {
    const answer = checkedAnswer(unmasked as DisclosureDossier, read.data, pack)
    return drawn({ ...(answer.ok ? { checked: answer.round } : answer), typed: typedFrom(fields) })
  }
  const answer = orThrow(await performFromForm(context, person, fields, { caseId: view.id, event, data: read.data }))
  if (answer.ok) return redirect(afterwards(view.id, event, answer.entry))
  if (!view.offers.includes(event)) throw refusalResponse(answer)
  const problems = answer.problems.map(shownAt)
  return drawn({ problems: distinct(problems), typed: typedFrom(fields) }, refusalStatus(answer))
}

interface Drawn {
  readonly typed: Typed
  readonly problems?: readonly Problem[]
  /** the round as the answer would leave it, to be checked */
  readonly checked?: ClarificationRound
}

/** The page once more, with what was typed and what stands against it. */
function drawn({ problems = [], checked, typed }: Drawn, status = problems.length > 0 ? 422 : 200) {
  return json({ problems, typed, checked: checked ?? null }, { status })
}

function afterwards(caseId: string, event: string, entry: number): string {
  return event === 'request.amend' ? `/requests/${caseId}/draft` : `/requests/${caseId}?done=${entry}`
}

/** Problems of single lines are listed by the page itself; the summary leads to that list, once. */
function shownAt({ field, ...rest }: Problem): Problem {
  return { ...rest, field: field.startsWith('items.') ? 'lines' : field }
}

function distinct(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((each) => [`${each.field} ${each.rule}`, each])).values()]
}

function typedFrom(fields: Fields): Typed {
  return Object.fromEntries([...new Set(fields.keys())].map((name) => [name, fields.getAll(name)]))
}

/** The defects typed so far, with room for two more. */
function withMoreRoom(fields: Fields): Typed {
  const defects = defectsFrom(fields)
  const rows = defects.flatMap((defect, index) =>
    Object.entries(defect).map(([name, value]) => [`defects.${index}.${name}`, [value]] as const),
  )
  return Object.fromEntries([...rows, ['rows', [String(defects.length + 2)]]])
}

export default function TakeStep() {
  const t = useWords()
  const { event, facts, token, presets, ...given } = useLoaderData<typeof loader>()
  const attempt = useActionData<typeof action>()
  const problems: readonly Problem[] = attempt?.problems ?? []
  const { Form, tone, wide, checked } = stepForms[event]!
  const title = t(`event.${event}`)
  const pack = packName(facts.pack)
  if (attempt?.checked) {
    const shown = { round: attempt.checked, rules: given.lists.defects, orders: given.orders, pack }
    return (
      <CaseFrame facts={facts} title={title}>
        <CheckAnswer {...shown} providerZone={facts.provider.zone} typed={attempt.typed} send={title} tone={tone} />
      </CaseFrame>
    )
  }
  return (
    <CaseFrame facts={facts} title={title} problems={problems}>
      <form id="step" method="post" noValidate className={wide ? undefined : 'page--narrow'}>
        <h2>{title}</h2>
        <p>{sentenceOf(t, facts, event)}</p>
        <HiddenFields fields={{ version: facts.version, token }} />
        <Form
          {...{ facts, ...given, errors: errorsByField(t, problems) }}
          pack={pack}
          typed={attempt?.typed ?? presets}
        />
        <div className="button-row">
          {checked ? (
            <Button name="intent" value="check">
              {t('defect.check')}
            </Button>
          ) : (
            <Button tone={tone}>{title}</Button>
          )}
          <a href={`/requests/${facts.id}`}>{t('case.cancel')}</a>
        </div>
      </form>
    </CaseFrame>
  )
}
