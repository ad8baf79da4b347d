import type { Defect } from '~machines/disclosure/case'
import type { DefectRule } from '~machines/policy/deficiency'
import { sourceWords } from '~/ui/policy-words'
import { useWords } from '~/ui/words'
import { useFieldName } from './field-name'

export interface DefectFactsProps {
  readonly defect: Defect
  readonly rule: DefectRule
  /** policy pack's name in keys */
  readonly pack: string
}

/** A defect as it was raised: what it is about, how it is mended, by which rule, and what it does to the time for answering. */
export function DefectFacts({ defect, rule }: Omit<DefectFactsProps, 'pack'>) {
  const t = useWords()
  const fieldName = useFieldName()
  return (
    <>
      {defect.text && <p className="pre-line">{defect.text}</p>}
      <dl className="pairs">
        <Pair term={t('defect.field')}>{defect.fields.map(fieldName).join('; ')}</Pair>
        <Pair term={t('defect.remedy')}>{t(`remedy.${rule.remedy}`)}</Pair>
        <Pair term={t('defect.source')}>{sourceWords(t, rule.source)}</Pair>
        <Pair term={t('defect.clock')}>{useClockRule()(rule)}</Pair>
      </dl>
    </>
  )
}

function Pair({ term, children }: { readonly term: string; readonly children: string }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** What a defect does to the time for answering, and which rule says so. */
function useClockRule(): (rule: DefectRule) => string {
  const t = useWords()
  return ({ clock: { effect, source } }) =>
    t('defect.clock.rule', { effect: t(`clock.effect.${effect}`), source: sourceWords(t, source) })
}

/** Every defect there is: what it is about, how it is mended, and by which rules. */
export function DefectTable({ rules, pack }: { readonly rules: readonly DefectRule[]; readonly pack: string }) {
  const t = useWords()
  const clockRule = useClockRule()
  const columns = ['code', 'field', 'remedy', 'source', 'clock'] as const
  const label = (column: (typeof columns)[number]) => ({ 'data-label': t(`defect.${column}`) })
  return (
    <table className="rows">
      <caption className="govuk-visually-hidden">{t('defect.codes')}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(`defect.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rules.map((rule) => (
          <tr key={rule.code}>
            <td>{t(`pack.${pack}.defects.${rule.code}`)}</td>
            <td {...label('field')}>
              <About rule={rule} />
            </td>
            <td {...label('remedy')}>{t(`remedy.${rule.remedy}`)}</td>
            <td {...label('source')}>{sourceWords(t, rule.source)}</td>
            <td {...label('clock')}>{clockRule(rule)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What a code is about, before anybody has said of which identifier or field. */
function About({ rule: { about, leaves } }: { readonly rule: DefectRule }) {
  const t = useWords()
  if (leaves === 'field') return <>{t('defect.any')}</>
  const named = about.map((path) => {
    const [section, , part] = path.split('.')
    if (section !== 'identifiers') return t(`record.field.${path}`)
    const identifier = t('defect.everyIdentifier')
    return part ? t('defect.part', { identifier, part: t(`defect.part.${part}`) }) : identifier
  })
  return <>{named.join('; ')}</>
}
