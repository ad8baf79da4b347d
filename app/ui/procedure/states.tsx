import { Mono } from '~/ui/components'
import { useWords } from '~/ui/words'
import type { StateFacts } from './facts'

/** Where a case can stand, and what can be done there. */
export function StateTable({ states }: { readonly states: readonly StateFacts[] }) {
  const t = useWords()
  return (
    <table className="rows rows--procedure">
      <thead>
        <tr>
          <th scope="col">{t('procedure.state')}</th>
          <th scope="col">{t('procedure.state.meaning')}</th>
          <th scope="col">{t('procedure.state.steps')}</th>
        </tr>
      </thead>
      <tbody>
        {states.map(({ state, description, final, steps }) => (
          <tr key={state}>
            <td data-label={t('procedure.state')}>
              <strong>{t(`state.${state}`)}</strong> <Mono>{state}</Mono>
            </td>
            <td data-label={t('procedure.state.meaning')}>{t(description)}</td>
            <td data-label={t('procedure.state.steps')} className="small">
              {final ? t('procedure.state.final') : <Steps steps={steps} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Steps({ steps }: Pick<StateFacts, 'steps'>) {
  const t = useWords()
  return (
    <ul>
      {steps.map(({ event, to }) => (
        <li key={event}>
          <a href={`#${event}`}>{t(`event.${event}`)}</a>
          {to.length > 0 && ` → ${to.map((state) => t(`state.${state}`)).join(', ')}`}
        </li>
      ))}
    </ul>
  )
}
