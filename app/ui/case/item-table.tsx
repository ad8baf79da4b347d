import type { ReactNode } from 'react'
import { Tag } from '~/ui/components'
import { IdentifierName } from '~/ui/request/identifier-table'
import { Moments } from '~/ui/request/moments'
import { decisionTone, resultTone } from '~/ui/requests/tones'
import { useWords } from '~/ui/words'
import type { ItemLine } from './item-lines'
import { LineChooser } from './line-chooser'
import { Why } from './why'

export interface ItemTableProps {
  readonly lines: readonly ItemLine[]
  /** zone of the provider's calendar */
  readonly zone: string
  /** policy pack's name in keys */
  readonly pack: string
  /** a box in front of each line, by the id of the form it belongs to; lines that can't be chosen have none */
  readonly choose?: {
    readonly form: string
    readonly may: (line: ItemLine) => boolean
    readonly chosen: readonly string[]
  }
  /** results are shown beside decisions */
  readonly results?: boolean
  /** what stands below a line's result */
  readonly beneath?: (line: ItemLine) => ReactNode
  readonly caption: string
  /** how the request ended, where it did: what has no decision of its own was answered as a whole, or withdrawn */
  readonly outcome?: string | null
}

/** The lines of a request with what was decided and found; cards on a narrow screen. */
export function ItemTable({ lines, zone, pack, choose, results = false, beneath, caption, outcome }: ItemTableProps) {
  const t = useWords()
  return (
    <table className="rows rows--items">
      <caption className="govuk-visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {choose && <th scope="col">{t('case.items.choose')}</th>}
          <th scope="col">{t('filing.identifier')}</th>
          <th scope="col">{t('record.data')}</th>
          <th scope="col">{t('record.decision')}</th>
          {results && <th scope="col">{t('record.result')}</th>}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id} id={`items.${line.id}`}>
            {choose && <td className="rows__choose">{choose.may(line) && <LineChooser line={line} {...choose} />}</td>}
            <td>
              <IdentifierName identifier={line.identifier} copy />
              <Moments identifier={line.identifier} zone={zone} />
            </td>
            <td data-label={t('record.data')}>{t(`category.${line.category}`)}</td>
            <td data-label={t('record.decision')}>
              <DecisionOf line={line} pack={pack} outcome={outcome} />
            </td>
            {results && (
              <td data-label={t('record.result')}>
                <ResultOf line={line} pack={pack} />
                {beneath?.(line)}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function undecidedIs(outcome: string | null | undefined): string {
  if (!outcome) return 'case.items.undecided'
  return outcome === 'withdrawn' ? 'case.items.never' : 'case.items.whole'
}

function DecisionOf({ line, pack, outcome }: Pick<ItemTableProps, 'pack' | 'outcome'> & { readonly line: ItemLine }) {
  const t = useWords()
  const { decision, ground, decisionText } = line
  if (!decision) return <span className="quiet">{t(undecidedIs(outcome))}</span>
  return (
    <>
      <Tag tone={decisionTone(decision)}>{t(`record.decided.${decision}`)}</Tag>
      <Why ground={ground && t(`pack.${pack}.refusalGrounds.${ground}`)} text={decisionText} />
    </>
  )
}

function ResultOf({ line, pack }: { readonly line: ItemLine; readonly pack: string }) {
  const t = useWords()
  const { decision, result, nilGround, resultText } = line
  if (decision === 'refuse') return <span className="quiet">{t('case.items.notCollected')}</span>
  if (!result) return <span className="quiet">{t('case.items.noResult')}</span>
  return (
    <>
      <Tag tone={resultTone(result)}>{t(`result.${result}`)}</Tag>
      <Why ground={nilGround && t(`pack.${pack}.nilGrounds.${nilGround}`)} text={resultText} />
    </>
  )
}
