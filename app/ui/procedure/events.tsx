import { Mono, Tag } from '~/ui/components'
import { useWords } from '~/ui/words'
import type { EventFacts } from './facts'

/** Who may do what, how it is confirmed, and what it leaves. */
export function EventTable({ events }: { readonly events: readonly EventFacts[] }) {
  const t = useWords()
  const sealing = events.some(({ forms }) => forms.length > 0)
  return (
    <table className="rows rows--procedure">
      <thead>
        <tr>
          <th scope="col">{t('procedure.event')}</th>
          <th scope="col">{t('procedure.by')}</th>
          <th scope="col">{t('procedure.signed')}</th>
          <th scope="col">{t('procedure.sees')}</th>
          {sealing && <th scope="col">{t('procedure.seals')}</th>}
          <th scope="col">{t('procedure.paragraphs')}</th>
        </tr>
      </thead>
      <tbody>
        {events.map((event) => (
          <EventRow key={event.name} {...event} sealing={sealing} />
        ))}
      </tbody>
    </table>
  )
}

function EventRow({
  name,
  opens,
  by,
  signed,
  sees,
  forms,
  slugs,
  sealing,
}: EventFacts & { readonly sealing: boolean }) {
  const t = useWords()
  const listed = (words: readonly string[]) => words.join(', ') || '–'
  return (
    <tr id={name}>
      <td data-label={t('procedure.event')}>
        <strong>{t(`event.${name}`)}</strong> <Mono>{name}</Mono> {opens && <Tag>{t('procedure.opens')}</Tag>}
      </td>
      <td data-label={t('procedure.by')}>{listed(by.map((role) => t(`role.${role}`)))}</td>
      <td data-label={t('procedure.signed')}>{t(signed ? 'procedure.signed.yes' : 'procedure.signed.no')}</td>
      <td data-label={t('procedure.sees')}>{listed(sees.map((side) => t(`side.${side}`)))}</td>
      {sealing && <td data-label={t('procedure.seals')}>{listed(forms.map((form) => t(`record.form.${form}`)))}</td>}
      <td data-label={t('procedure.paragraphs')} className="small">
        <ul>
          {slugs.map((slug) => (
            <li key={slug}>
              <a href={`#${slug}`}>{t(`guideline.${slug}`)}</a>
            </li>
          ))}
        </ul>
      </td>
    </tr>
  )
}
