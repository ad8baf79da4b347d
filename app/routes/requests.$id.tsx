import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { isAnswering, type AnsweringView, type RequestView } from '~/cases/views'
import { AnswerCard } from '~/ui/case/answer'
import { Breaches } from '~/ui/case/breaches'
import { Costs } from '~/ui/case/costs'
import { Secrecy } from '~/ui/case/secrecy'
import { packName } from '~/ui/case/facts'
import { OtherClocks } from '~/ui/case/clock-panel'
import { CaseFrame } from '~/ui/case/frame'
import { Happened } from '~/ui/case/happened'
import { itemLines } from '~/ui/case/item-lines'
import { Emergency } from '~/ui/emergency/standing'
import { ItemTable } from '~/ui/case/item-table'
import { Answering, Asking } from '~/ui/case/parties'
import { ReceiptList } from '~/ui/case/receipts'
import { Round } from '~/ui/case/round'
import { StatePicture } from '~/ui/case/picture'
import { Todo } from '~/ui/case/todo'
import { Earlier } from '~/ui/request/earlier'
import { Elsewhere } from '~/ui/request/elsewhere'
import { PriorityCard } from '~/ui/request/priority'
import { Related } from '~/ui/case/related'
import { Belonging } from '~/ui/file/belonging'
import { KeptCard } from '~/ui/preservation/kept-card'
import { KeptTable } from '~/ui/preservation/kept-table'
import { ValidationCard } from '~/ui/request/validation-card'
import { Paths } from '~/ui/preservation/paths'
import { ExpectedCall } from '~/ui/source/expected-call'
import { useWords } from '~/ui/words'
import { procedureById } from '~machines/index'
import { pictureOf } from '~machines/kit/picture'
import type { Role } from '~machines/kit/words'
import { askedOf, requireCase } from './lib/case.server'
import { roundAtHand } from './lib/clarification.server'
import { emergencyOf } from './lib/emergency.server'
import { costsOf } from './lib/costs'
import { earlierOf, elsewhereOf } from './lib/earlier.server'
import { preservationOf } from './lib/preservation.server'
import { newToken } from './lib/step.server'

/** Whose turn it is while a request may still be refused as a duplicate. */
const weighing: readonly (Role | null)[] = ['intake', 'legalReviewer']

/** Lines shown on the overview; the rest are a page away. */
const glimpse = 10

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { person, view, facts, pack } = await requireCase(context, '/requests/:id', params.id!)
  if (view.offers.includes('draft.save')) throw redirect(`/requests/${view.id}/draft`)
  const { dossier, context: standing, people, trail, records } = view
  const { lines, reviewer } = isAnswering(view) ? answeringOf(view) : { lines: [], reviewer: null }
  const check = dossier.sourceCheck && standing.sourceCheck
  const weighs = view.side === 'provider' && weighing.includes(view.turn)
  const [earlier, elsewhere, related, emergency, file] = await Promise.all([
    weighs ? earlierOf(context, person, view) : null,
    elsewhereOf(context, person, view),
    context.liaison.cases.related(person, view),
    emergencyOf(context, person, view),
    view.side === 'provider' ? null : context.liaison.files.of(person, view.id),
  ])
  return {
    ...{ facts, token: newToken(), trail, records, people, answer: dossier.answer },
    breaches: dossier.breaches,
    costs: costsOf(view, pack),
    secrecy: { secrecy: dossier.secrecy, rule: pack.notice },
    ...{ lines: lines.slice(0, glimpse), more: lines.length > glimpse ? lines.length : 0 },
    asking: {
      orders: dossier.orders,
      caseId: view.id,
      requester: dossier.served?.requester ?? dossier.requester,
      approver: dossier.served?.approver ?? dossier.approved?.by ?? null,
      authoriser: dossier.served?.authoriser ?? null,
      servedAt: dossier.served?.servedAt ?? null,
      sourceCheck: check && { ...dossier.sourceCheck!, by: people[check.by]?.name ?? '' },
    },
    expected: view.side === 'agency' ? (dossier.calls.find(({ result }) => result === null) ?? null) : null,
    reviewer,
    ...{ earlier, elsewhere, related, emergency, file },
    priority: standing.priority === null ? null : askedOf(view).handling.priority,
    asks: standing.requester === person.id,
    preservation: preservationOf(view),
    round: roundAtHand(view, pack),
    receipts: standing.receipts,
    copy: standing.requester === person.id ? `/requests/new?from=${view.id}&how=copy` : null,
    ...placeOf(view),
    done: trail.find(({ seq, actor }) => actor === person.id && String(seq) === search(request, 'done')) ?? null,
  }
}

/** What is being answered, item by item, and who reviews it. */
function answeringOf(view: AnsweringView) {
  const { context, dossier, people } = view
  const lines = itemLines({ context, dossier, content: askedOf(view) })
  return { lines, reviewer: people[context.reviewer ?? ''] ?? null }
}

/** The procedure's picture and the states behind the case; what came before the first state this reader may see was passed too. */
function placeOf({ procedure, trail }: RequestView) {
  const picture = pictureOf(procedureById(procedure)!)
  const visited = new Set(trail.flatMap(({ from, to }) => (from ? [from, to] : [to])))
  const first = picture.line.findIndex((state) => visited.has(state))
  return { picture, visited: [...visited, ...picture.line.slice(0, Math.max(0, first))] }
}

function search(request: Request, name: string): string | null {
  return new URL(request.url).searchParams.get(name)
}

export default function CaseOverview() {
  const t = useWords()
  const {
    facts,
    token,
    lines,
    more,
    answer,
    breaches,
    costs,
    secrecy,
    asking,
    reviewer,
    trail,
    records,
    people,
    picture,
    visited,
    done,
    expected,
    earlier,
    elsewhere,
    preservation,
    emergency,
    related,
    copy,
    file,
    asks,
    priority,
    round,
    receipts,
  } = useLoaderData<typeof loader>()
  const { id, now, zone, side, agency, provider, service } = facts
  const pack = packName(facts.pack)
  const shown = { pack, now, zone }
  const answered = lines.some(({ result }) => result !== null)
  return (
    <CaseFrame facts={facts}>
      {done && (
        <p className="done" role="status">
          {t('case.done', { step: t(`event.${done.event}.done`), seq: done.seq })}
        </p>
      )}
      <div className="columns">
        <div>
          {expected && <ExpectedCall call={expected} provider={provider.name} />}
          {earlier && <Earlier {...earlier} />}
          {elsewhere && <Elsewhere {...elsewhere} />}
          <Todo facts={facts} token={token} />
          <Breaches breaches={breaches} {...shown} />
          {round && <Round {...round} {...shown} providerZone={provider.zone} />}
          {answer && <AnswerCard answer={answer} {...shown} />}
          {emergency && <Emergency shown={emergency} {...shown} />}
          {preservation && (
            <>
              <ValidationCard {...preservation.validation} of="kept" {...{ now, zone }} />
              <KeptCard {...preservation.card} now={now} zone={zone} />
              <Paths {...{ caseId: id, now, zone, paths: preservation.paths }} onward={copy !== null} />
              {preservation.kept.length > 0 && (
                <section>
                  <h2>{t('preservation.items')}</h2>
                  <KeptTable lines={preservation.kept} zone={provider.zone} pack={pack} />
                </section>
              )}
            </>
          )}
          {lines.length > 0 && (
            <section>
              <h2>{t('case.items')}</h2>
              <ItemTable
                {...{ lines, pack }}
                zone={provider.zone}
                results={answered}
                outcome={facts.outcome}
                caption={t('case.items')}
              />
              {more > 0 && (
                <p>
                  <a href={`/requests/${id}/${facts.tabs.decision ? 'decision' : 'content'}`}>
                    {t('case.items.all', { count: more })}
                  </a>
                </p>
              )}
            </section>
          )}
          <StatePicture {...{ picture, visited }} procedure={facts.procedure} state={facts.state} />
        </div>
        <aside aria-label={t('case.beside')}>
          {side === 'agency' ? (
            <Answering {...{ provider, service, reviewer }} />
          ) : (
            <Asking {...asking} agency={agency} {...shown} />
          )}
          {priority && <PriorityCard asked={priority} pack={facts.pack} />}
          <Secrecy {...secrecy} {...shown} offers={facts.offers} caseId={id} />
          {costs && <Costs {...costs} {...{ now, zone }} offers={facts.offers} caseId={id} />}
          <ReceiptList {...{ receipts, agency, provider }} />
          <OtherClocks clocks={facts.otherClocks} because={{ defects: facts.openDefects, pack }} {...{ now, zone }} />
          <Belonging {...{ id, file, asks }} />
          <Related lines={related} copy={copy} />
          <Happened lines={trail} {...{ records, people, now, zone }} caseId={id} />
        </aside>
      </div>
    </CaseFrame>
  )
}
