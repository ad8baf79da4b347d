import { Tag, type Tone } from '~/ui/components'
import { LineChooser } from '~/ui/case/line-chooser'
import { Why } from '~/ui/case/why'
import { IdentifierName } from '~/ui/request/identifier-table'
import { Moments } from '~/ui/request/moments'
import { useWords } from '~/ui/words'
import type { KeptLine } from './kept-lines'

export interface KeptTableProps {
  readonly lines: readonly KeptLine[]
  /** zone of the provider's calendar */
  readonly zone: string
  /** policy pack's name in keys */
  readonly pack: string
  /** lines that are ticked; without it none can be */
  readonly chosen?: readonly string[]
}

const tones: Readonly<Record<string, Tone>> = { frozen: 'done', frozenInPart: 'soon', gone: 'danger', notHeld: 'calm' }

/** What became of each line: frozen, or gone already, and why; cards on a narrow screen. */
export function KeptTable({ lines, zone, pack, chosen }: KeptTableProps) {
  const t = useWords()
  return (
    <table className="rows rows--items">
      <caption className="govuk-visually-hidden">{t('preservation.items')}</caption>
      <thead>
        <tr>
          {chosen && <th scope="col">{t('case.items.choose')}</th>}
          <th scope="col">{t('filing.identifier')}</th>
          <th scope="col">{t('record.data')}</th>
          <th scope="col">{t('preservation.kept')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id} id={`items.${line.id}`}>
            {chosen && (
              <td className="rows__choose">
                <LineChooser line={line} chosen={chosen} />
              </td>
            )}
            <td>
              <IdentifierName identifier={line.identifier} copy />
              <Moments identifier={line.identifier} zone={zone} />
            </td>
            <td data-label={t('record.data')}>{t(`category.${line.category}`)}</td>
            <td data-label={t('preservation.kept')}>
              <KeptOf line={line} pack={pack} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function KeptOf({ line: { kept, ground, text }, pack }: { readonly line: KeptLine; readonly pack: string }) {
  const t = useWords()
  if (!kept) return <span className="quiet">{t('preservation.kept.open')}</span>
  return (
    <>
      <Tag tone={tones[kept]}>{t(`kept.${kept}`)}</Tag>
      <Why ground={ground && t(`pack.${pack}.nilGrounds.${ground}`)} text={text} />
    </>
  )
}
