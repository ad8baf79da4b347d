import { Card } from '~/ui/components'
import { useWords } from '~/ui/words'

/** Some of the data are gone soon: they can be had preserved before they are asked for. */
export function Safeguard({ href }: { readonly href: string }) {
  const t = useWords()
  return (
    <Card title={t('filing.safeguard')} tone="soon">
      <p>{t('filing.safeguard.text')}</p>
      <p>
        <a href={href}>{t('filing.safeguard.file')}</a>
      </p>
    </Card>
  )
}
