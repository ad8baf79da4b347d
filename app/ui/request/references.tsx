import type { MaterialReference } from '~machines/kit/material'
import { Mono } from '~/ui/components'
import { useWords } from '~/ui/words'

/** Hash and reference of material, a line each; nothing leads to what they stand for. */
export function References({ references }: { readonly references: readonly MaterialReference[] }) {
  const t = useWords()
  return (
    <table className="rows">
      <caption className="govuk-visually-hidden">{t('material.references')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('material.hash')}</th>
          <th scope="col">{t('material.own')}</th>
        </tr>
      </thead>
      <tbody>
        {references.map(({ hash, reference }, index) => (
          <tr key={index}>
            <td data-label={t('material.hash')}>{hash && <Mono>{hash}</Mono>}</td>
            <td data-label={t('material.own')}>{reference}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
