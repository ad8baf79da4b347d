import { Card } from '~/ui/components'
import { useWords } from '~/ui/words'
import type { UnfitBasis } from '~machines/request/basis-fit'

interface BasisProps {
  readonly lines: readonly UnfitBasis[]
  /** of the provider's policy pack, in which the codes have words */
  readonly vocabulary: string
}

/** The provider takes another legal basis for some of the data than the one that is named. */
export function BasisUnfit({ lines, vocabulary }: BasisProps) {
  const t = useWords()
  if (lines.length === 0) return null
  return (
    <Card tone="soon" title={t('filing.basisUnfit')}>
      <p>{t('filing.basisUnfit.text')}</p>
      <BasisLines {...{ lines, vocabulary }} />
    </Card>
  )
}

/** Which legal basis the provider takes for which data, before one is chosen. */
export function BasisAsked({ lines, vocabulary }: BasisProps) {
  const t = useWords()
  if (lines.length === 0) return null
  return (
    <Card title={t('filing.basisAsked')}>
      <BasisLines {...{ lines, vocabulary }} />
    </Card>
  )
}

function BasisLines({ lines, vocabulary }: BasisProps) {
  const t = useWords()
  return (
    <ul className="notes">
      {lines.map(({ category, bases }) => (
        <li key={category}>
          {t('filing.basisUnfit.line', {
            category: t(`category.${category}`),
            bases: bases.map((code) => t(`pack.${vocabulary}.legalBases.${code}`)).join(', '),
          })}
        </li>
      ))}
    </ul>
  )
}
