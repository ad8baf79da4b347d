import { Button, Empty, HiddenFields, Mono } from '~/ui/components'
import { Due } from '~/ui/requests/due'
import { StandingCell } from '~/ui/requests/cells'
import { useWords } from '~/ui/words'
import type { FiledRequest } from '~machines/file/case'
import type { FileFacts } from './facts'
import { stepAddress } from './steps'

export interface FileRequestsProps {
  readonly facts: FileFacts
  readonly requests: readonly FiledRequest[]
  /** tokens of the buttons that take a request out, line by line */
  readonly tokens: readonly string[]
}

/** The requests of an investigation: whom each asks, where it stands, when it is due, what came of it. */
export function FileRequests({ facts, requests, tokens }: FileRequestsProps) {
  const t = useWords()
  if (requests.length === 0) return <Empty title={t('file.requests.none')}>{t('file.requests.none.text')}</Empty>
  const takes = facts.offers.includes('request.unlink')
  return (
    <table className="rows">
      <caption className="govuk-visually-hidden">{t('file.requests')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('requests.column.due')}</th>
          <th scope="col">{t('requests.column.request')}</th>
          <th scope="col">{t('requests.column.to')}</th>
          <th scope="col">{t('requests.state')}</th>
          {takes && (
            <th scope="col">
              <span className="govuk-visually-hidden">{t('event.request.unlink')}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {requests.map((line, index) => (
          <tr key={line.id} id={`requests.${line.id}`}>
            <RequestCells {...line} now={facts.now} zone={facts.zone} />
            {takes && (
              <td>
                <form method="post" action={stepAddress(facts.id, 'request.unlink')} className="form-action" noValidate>
                  <HiddenFields fields={{ version: facts.version, token: tokens[index]!, request: line.id }} />
                  <Button tone="calm">
                    {t('event.request.unlink')}
                    <span className="govuk-visually-hidden"> {line.shown?.number ?? line.shown?.title}</span>
                  </Button>
                </form>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function RequestCells({ id, procedure, how, shown, now, zone }: FiledRequest & Pick<FileFacts, 'now' | 'zone'>) {
  const t = useWords()
  const kind = t(`procedure.${procedure.split('@')[0]}`)
  if (!shown)
    return (
      <td colSpan={4}>
        {kind} – {t('file.request.colleague')}
      </td>
    )
  const { number, title, provider, state, outcome, dueAt, paused } = shown
  return (
    <>
      <td className="due">
        <Due {...{ dueAt, paused, now, zone }} />
      </td>
      <td>
        <a className="line__title" href={`/requests/${id}`}>
          {title || t('requests.untitled')}
        </a>
        <br />
        {number ? <Mono>{number}</Mono> : <span className="quiet small">{t('requests.unnumbered')}</span>}
        <br />
        <span className="small">
          {kind} · {t(`file.how.${how}`)}
        </span>
      </td>
      <td data-label={t('requests.column.to')}>{provider}</td>
      <StandingCell {...{ state, outcome }} />
    </>
  )
}
