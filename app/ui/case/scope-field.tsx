import { Radios } from '~/ui/form'
import { useWords } from '~/ui/words'

export interface ScopeFieldProps {
  /** how many lines are still open */
  readonly rest: number
  readonly restLabel: string
  readonly error?: string
}

/** Whether a form speaks of the ticked lines or of all that are still open; the latter serves long requests. */
export function ScopeField({ rest, restLabel, error }: ScopeFieldProps) {
  const t = useWords()
  const ticked = { value: 'ticked', label: t('case.items.ticked') }
  return (
    <div id="items">
      <Radios
        name="scope"
        label={t('case.items.scope')}
        value="ticked"
        error={error}
        options={rest > 0 ? [ticked, { value: 'rest', label: restLabel }] : [ticked]}
      />
    </div>
  )
}
