import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Drawing } from '~/ui/case/picture'
import { Mono, Page } from '~/ui/components'
import { ClockTables } from '~/ui/procedure/clocks'
import { Contents } from '~/ui/procedure/contents'
import { EventTable } from '~/ui/procedure/events'
import type { ProcedureFacts } from '~/ui/procedure/facts'
import { ParagraphTable } from '~/ui/procedure/paragraphs'
import { StateTable } from '~/ui/procedure/states'
import { useWords } from '~/ui/words'
import { procedureNamed } from '~machines/index'
import { notFound } from './lib/guard'
import { procedureFacts } from './lib/procedure-facts'

export function loader({ params }: LoaderFunctionArgs) {
  const procedure = procedureNamed(params.procedure!)
  if (!procedure) throw notFound()
  return procedureFacts(procedure)
}

export default function ProcedurePage() {
  const t = useWords()
  const { id, name, picture, states, events, paragraphs, clocks } = useLoaderData<typeof loader>() as ProcedureFacts
  const of = (kind: 'step' | 'note') => events.filter((event) => event.kind === kind)
  const notes = of('note')
  const said = (all: readonly string[]) => all.map((state) => t(`state.${state}`)).join(', ') || '–'
  const drawn = { line: said(picture.line), aside: said(picture.aside.map(({ state }) => state)) }
  return (
    <Page
      title={t(`procedure.${name}`)}
      caption={<Mono>{id}</Mono>}
      back={{ href: '/procedures', text: t('procedures.title') }}
    >
      <div className="page--narrow">
        <p>{t(`procedure.${name}.text`)}</p>
        <p>{t(`procedure.${name}.course`)}</p>
      </div>
      <Contents notes={notes.length > 0} clocks={clocks.length > 0} />
      <h2>{t('procedure.picture')}</h2>
      <p className="page--narrow">{t('procedure.picture.text')}</p>
      <Drawing picture={picture} label={t('procedure.picture')} words={t('procedure.picture.words', drawn)} />
      <h2 id="states">{t('procedure.states')}</h2>
      <StateTable states={states} />
      <h2 id="steps">{t('procedure.steps')}</h2>
      <p className="page--narrow">
        {t('procedure.steps.text')}
        {events.some(({ forms }) => forms.length > 0) && ` ${t('procedure.steps.sealing')}`}
      </p>
      <EventTable events={of('step')} />
      {notes.length > 0 && (
        <>
          <h2 id="notes">{t('procedure.notes')}</h2>
          <p className="page--narrow">{t('procedure.notes.text')}</p>
          <EventTable events={notes} />
        </>
      )}
      <ClockTables clocks={clocks} />
      <ParagraphTable paragraphs={paragraphs} />
    </Page>
  )
}
