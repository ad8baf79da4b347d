import { ButtonLink, Card } from '~/ui/components'
import { useWords } from '~/ui/words'
import type { FileFacts } from './facts'
import { stepAddress, stepsOffered } from './steps'

/** What this person can do now: the steps the machine offers them, no others. */
export function FileTodo({ facts }: { readonly facts: FileFacts }) {
  const t = useWords()
  const steps = stepsOffered(facts)
  if (steps.length === 0) return null
  return (
    <Card title={t('case.todo')} tone="action">
      <p>{t('file.todo')}</p>
      <div className="button-row">
        {steps.map(({ event, tone }) =>
          tone === 'link' ? (
            <a key={event} href={stepAddress(facts.id, event)}>
              {t(`event.${event}`)}
            </a>
          ) : (
            <ButtonLink key={event} href={stepAddress(facts.id, event)} tone={tone}>
              {t(`event.${event}`)}
            </ButtonLink>
          ),
        )}
      </div>
    </Card>
  )
}

export interface EndingShown {
  readonly kind: string
  readonly text: string
  readonly told: string
  readonly requests: readonly {
    readonly request: string
    readonly number: string | null
    readonly provider: string
    readonly effect: string
    readonly settled: string | null
  }[]
}

/** How the file ended, or why it did not: what became of each request. */
export function EndingCard({ facts, ending }: { readonly facts: FileFacts; readonly ending: EndingShown | null }) {
  const t = useWords()
  if (!ending) return null
  const fell = facts.state === 'open'
  return (
    <Card title={t(fell ? 'file.fell' : `file.ending.${ending.kind}`)} tone={fell ? 'danger' : 'plain'}>
      {fell && <p>{t('file.fell.text')}</p>}
      <p className="pre-line">{ending.text}</p>
      {ending.told && (
        <>
          <h3>{t('file.told')}</h3>
          <p className="pre-line">{ending.told}</p>
        </>
      )}
      <ul className="notes">
        {ending.requests.map((line) => (
          <li key={line.request}>
            <a href={`/requests/${line.request}`}>{line.number ?? t('requests.unnumbered')}</a>{' '}
            {t('file.became', { provider: line.provider, what: becameOf(t, line) })}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function becameOf(t: ReturnType<typeof useWords>, { effect, settled }: EndingShown['requests'][number]): string {
  if (settled === null) return t('file.settled.pending')
  if (settled === 'failed') return t('file.settled.failed')
  return t(settled === 'done' ? `file.did.${effect}` : 'file.did.none')
}

/** The content of the file, for those who may read it. */
export function FileContentCard({ summary }: { readonly summary: string }) {
  const t = useWords()
  if (summary === '') return null
  return (
    <Card title={t('file.summary')}>
      <p className="pre-line">{summary}</p>
    </Card>
  )
}
