import { Mono } from '~/ui/components'
import { useWords } from '~/ui/words'
import type { ParagraphFacts } from './facts'

/** Which paragraphs of the Guidelines the procedure carries out, and by which events. */
export function ParagraphTable({ paragraphs }: { readonly paragraphs: readonly ParagraphFacts[] }) {
  const t = useWords()
  return (
    <>
      <h2 id="paragraphs">{t('procedure.paragraphs')}</h2>
      <p className="page--narrow">
        {t('procedure.paragraphs.text')}
        {paragraphs.some(({ numberVerified }) => !numberVerified) && ` ${t('procedure.paragraphs.unverified')}`}
      </p>
      <table className="rows rows--procedure">
        <thead>
          <tr>
            <th scope="col">{t('procedure.paragraph')}</th>
            <th scope="col">{t('procedure.paragraph.number')}</th>
            <th scope="col">{t('procedure.paragraph.events')}</th>
          </tr>
        </thead>
        <tbody>
          {paragraphs.map(({ slug, number, numberVerified, events }) => (
            <tr key={slug} id={slug}>
              <td data-label={t('procedure.paragraph')}>
                <strong>{t(`guideline.${slug}`)}</strong> <Mono>{slug}</Mono>
              </td>
              <td data-label={t('procedure.paragraph.number')} className="nowrap">
                {numberVerified ? number : t('procedure.paragraph.unverified', { number })}
              </td>
              <td data-label={t('procedure.paragraph.events')} className="small">
                {events.map((event) => t(`event.${event}`)).join(' · ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
