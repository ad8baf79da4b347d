import { json, redirect, type ActionFunctionArgs, type AppLoadContext, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { FindingState, numbersInWords, ruleInWords } from '~/ui/audit/findings'
import { caseAddress } from '~/ui/case/address'
import { Button, HiddenFields, Instant, Page, SummaryList, useDayWords } from '~/ui/components'
import { TextArea } from '~/ui/form'
import { errorsByField, useWords } from '~/ui/words'
import { readForm, text } from './lib/form'
import { notFound, requireNamed } from './lib/guard'
import { newToken, orThrow, performFromForm, refusalStatus } from './lib/step.server'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { person, finding } = await requireFinding(context, params.finding!)
  return { finding, token: newToken(), now: context.liaison.platform.clock.now(), zone: person.organisation.zone }
}

async function requireFinding(context: AppLoadContext, id: string) {
  const { person, found } = await requireNamed(context, '/audit/findings/:finding', (by) =>
    context.liaison.watch.finding(by, id),
  )
  return { person, finding: found }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { person, finding } = await requireFinding(context, params.finding!)
  const fields = await readForm(request)
  const event = text(fields, 'event')
  if (!event.startsWith('finding.')) throw notFound()
  const data = { text: text(fields, 'text') }
  const answer = orThrow(await performFromForm(context, person, fields, { caseId: finding.id, event, data }))
  if (answer.ok) return redirect(`/audit/findings/${finding.id}`)
  return json({ problems: answer.problems, typed: data.text }, { status: refusalStatus(answer) })
}

export default function Finding() {
  const t = useWords()
  const days = useDayWords()
  const { finding, token, now, zone } = useLoaderData<typeof loader>()
  const attempt = useActionData<typeof action>()
  const problems = attempt?.problems ?? []
  const { context, person, organisation, cases, words, offers, version } = finding
  return (
    <Page
      title={t(`finding.rule.${context.rule}`)}
      problems={problems}
      back={{ href: '/audit/findings', text: t('findings.title') }}
      narrow
    >
      <p>
        <FindingState state={finding.state} /> {t(`state.${finding.state}.description`)}
      </p>
      <SummaryList
        rows={[
          { key: t('findings.concerned'), value: `${person}, ${organisation}` },
          { key: t('findings.day'), value: days.of(context.day) },
          { key: t('findings.numbers'), value: numbersInWords(t, context.numbers) },
          { key: t('findings.rule'), value: ruleInWords(t, context.rule) },
        ]}
      />
      <h2>{t('findings.cases')}</h2>
      <ul className="files">
        {cases.map(({ id, procedure, number }) => (
          <li key={id}>
            <a href={looksAt(procedure, id)}>{number ?? t('requests.unnumbered')}</a>
          </li>
        ))}
      </ul>
      {words.length > 0 && <h2>{t('findings.words')}</h2>}
      {words.map(({ at, name, event, text: said }) => (
        <div key={at} className="sight">
          <p className="quiet">
            {t(`event.${event}.done`)} · {name} · <Instant at={at} now={now} zone={zone} />
          </p>
          <p className="pre-line">{said}</p>
        </div>
      ))}
      {offers.length > 0 && (
        <form method="post" noValidate>
          <h2>{t('findings.judge')}</h2>
          <HiddenFields fields={{ version, token }} />
          <TextArea
            name="text"
            label={t('findings.judge.text')}
            hint={t('findings.judge.hint')}
            value={attempt?.typed ?? ''}
            error={errorsByField(t, problems).text}
            rows={4}
          />
          <div className="button-row">
            {offers.map((event) => (
              <Button key={event} name="event" value={event} tone={event === 'finding.escalate' ? 'danger' : 'calm'}>
                {t(`event.${event}`)}
              </Button>
            ))}
          </div>
        </form>
      )}
    </Page>
  )
}

/** Where an auditor reads on: who looked at a request; of a report, its trail. */
function looksAt(procedure: string, id: string): string {
  const address = caseAddress(procedure, id)
  return address.startsWith('/reports/') ? `${address}/trail` : `${address}/sightings`
}
