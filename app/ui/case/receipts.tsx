import type { OrganisationFacts } from '~machines/kit/facts'
import { noReceipts, type Receipts } from '~machines/request/receipts'
import { Card, useInstantWords } from '~/ui/components'
import { useWords } from '~/ui/words'

export interface ReceiptsProps {
  readonly receipts: Receipts
  readonly agency: OrganisationFacts
  readonly provider: OrganisationFacts
}

const order = Object.keys(noReceipts) as (keyof Receipts)[]

/** What reached whom and who confirmed it, each instant in the zones of both sides: deadlines start from these. */
export function ReceiptList({ receipts, agency, provider }: ReceiptsProps) {
  const t = useWords()
  const words = useInstantWords()
  const known = order.filter((which) => receipts[which] !== null)
  if (known.length === 0) return null
  const zones = [...new Set([agency.zone, provider.zone])]
  const nameOf = (which: keyof Receipts) => (which.startsWith('agency') ? agency.name : provider.name)
  return (
    <Card title={t('receipt.title')}>
      <dl className="pairs">
        {known.map((which) => (
          <div key={which}>
            <dt>{t(`receipt.${which}`, { name: nameOf(which) })}</dt>
            {zones.map((zone) => (
              <dd key={zone}>
                <time dateTime={receipts[which]!}>{words.absolute(receipts[which]!, zone)}</time>
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </Card>
  )
}
