import { packName } from '~/ui/case/facts'
import { useWords } from '~/ui/words'

export interface SensitiveCountsProps {
  readonly lines: readonly {
    readonly agency: string
    readonly days: number
    readonly requests: number
    readonly sensitive: number
    readonly professions: readonly { readonly pack: string; readonly code: string; readonly requests: number }[]
  }[]
}

/** Requests that concern protected professions, counted apart, agency by agency. */
export function SensitiveCounts({ lines }: SensitiveCountsProps) {
  const t = useWords()
  const [first] = lines
  if (!first) return null
  return (
    <section aria-labelledby="sensitive">
      <h2 id="sensitive">{t('audit.sensitive')}</h2>
      <p className="quiet">{t('audit.sensitive.text', { count: first.days })}</p>
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">{t('audit.sensitive.agency')}</th>
            <th scope="col">{t('audit.sensitive.served')}</th>
            <th scope="col">{t('audit.sensitive.concerned')}</th>
            <th scope="col">{t('filing.sensitive.professions')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ agency, requests, sensitive, professions }) => (
            <tr key={agency}>
              <td data-label={t('audit.sensitive.agency')}>{agency}</td>
              <td data-label={t('audit.sensitive.served')}>{requests}</td>
              <td data-label={t('audit.sensitive.concerned')}>{sensitive}</td>
              <td data-label={t('filing.sensitive.professions')}>
                {professions
                  .map(({ pack, code, requests: named }) =>
                    t('audit.sensitive.profession', {
                      profession: t(`pack.${packName(pack)}.professions.${code}`),
                      number: named,
                    }),
                  )
                  .join(', ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
