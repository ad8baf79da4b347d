import { Tag } from '~/ui/components'
import { useWords } from '~/ui/words'
import type { FiledRequest } from '~machines/file/case'

const tones: Readonly<Record<string, 'calm' | 'soon' | 'danger'>> = {
  none: 'calm',
  withdraw: 'soon',
  release: 'soon',
  blocks: 'danger',
}

export interface ForeseenProps {
  readonly requests: readonly FiledRequest[]
  readonly kind: 'close' | 'withdraw'
}

/** What ending the file so would do to each request in it, said before anybody ends it. */
export function Foreseen({ requests, kind }: ForeseenProps) {
  const t = useWords()
  if (requests.length === 0) return <p>{t('file.requests.none')}</p>
  return (
    <section className="govuk-form-group">
      <h3>{t('file.foreseen')}</h3>
      <table className="rows">
        <caption className="govuk-visually-hidden">{t('file.foreseen')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('requests.column.request')}</th>
            <th scope="col">{t('requests.column.to')}</th>
            <th scope="col">{t('requests.state')}</th>
            <th scope="col">{t('file.column.effect')}</th>
          </tr>
        </thead>
        <tbody>
          {requests.map(({ id, procedure, shown }) => (
            <tr key={id} id={`requests.${id}`}>
              <td>
                {shown ? (
                  <a href={`/requests/${id}`}>{shown.number ?? (shown.title || t('requests.untitled'))}</a>
                ) : (
                  t('file.request.colleague')
                )}
                <br />
                <span className="small">{t(`procedure.${procedure.split('@')[0]}`)}</span>
              </td>
              <td data-label={t('requests.column.to')}>{shown?.provider}</td>
              <td data-label={t('requests.state')}>{shown && t(`state.${shown.state}`)}</td>
              <td data-label={t('file.column.effect')}>
                {shown && <Tag tone={tones[shown.ends[kind]] ?? 'calm'}>{t(`file.effect.${shown.ends[kind]}`)}</Tag>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
