import { nameOf } from '~machines/policy/source'
import { sourceWords } from '~/ui/policy-words'
import { useWords } from '~/ui/words'
import type { ClockFacts, CountryRule } from './facts'

/** The deadlines of the procedure in each country, and where each comes from. */
export function ClockTables({ clocks }: { readonly clocks: readonly ClockFacts[] }) {
  const t = useWords()
  if (clocks.length === 0) return null
  return (
    <>
      <h2 id="clocks">{t('procedure.clocks')}</h2>
      <p className="page--narrow">{t('procedure.clocks.text')}</p>
      {clocks.map(({ name, rules }) => (
        <section key={name} aria-labelledby={`clock-${name}`}>
          <h3 id={`clock-${name}`}>{t(`deadline.${name}`)}</h3>
          <RuleTable rules={rules} />
        </section>
      ))}
    </>
  )
}

function RuleTable({ rules }: Pick<ClockFacts, 'rules'>) {
  const t = useWords()
  return (
    <table className="rows rows--procedure rows--clocks">
      <thead>
        <tr>
          <th scope="col">{t('procedure.clock.country')}</th>
          <th scope="col">{t('procedure.clock.length')}</th>
          <th scope="col">{t('procedure.clock.start')}</th>
          <th scope="col">{t('procedure.clock.pauses')}</th>
          <th scope="col">{t('procedure.clock.end')}</th>
          <th scope="col">{t('procedure.clock.source')}</th>
        </tr>
      </thead>
      <tbody>
        {rules.map((each, index) => (
          <RuleRow key={index} {...each} />
        ))}
      </tbody>
    </table>
  )
}

function RuleRow({ country, rule, length }: CountryRule) {
  const t = useWords()
  const { start, unit, counting, direction, pauses, atEnd, source } = rule
  const from = start.on === 'receipt' ? `receipt.${start.by}` : start.on
  return (
    <tr>
      <td data-label={t('procedure.clock.country')}>{t(`country.${country}`)}</td>
      <td data-label={t('procedure.clock.length')}>
        {t(`clock.direction.${direction}`)} {t(`length.${length.unit}`, { count: length.count })}
        <span className="why">
          {t(`clock.unit.${unit}`)}, {t(`clock.counting.${nameOf(counting)}`)}
        </span>
      </td>
      <td data-label={t('procedure.clock.start')}>{t(`clock.start.${from}`)}</td>
      <td data-label={t('procedure.clock.pauses')}>
        {pauses.map((reason) => t(`case.clock.reason.${reason}`)).join(', ') || '–'}
      </td>
      <td data-label={t('procedure.clock.end')}>{t(`clock.end.${atEnd}`)}</td>
      <td data-label={t('procedure.clock.source')}>{sourceWords(t, source)}</td>
    </tr>
  )
}
