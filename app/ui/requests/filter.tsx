import { Button } from '~/ui/components'
import { Select, TextField } from '~/ui/form'
import { useWords } from '~/ui/words'
import { requestStates } from '~machines/index'

export interface FilterValues {
  readonly show: string
  readonly state: string
  readonly search: string
}

export interface FilterProps extends FilterValues {
  readonly shows: readonly string[]
  /** states that occur in this list */
  readonly states?: readonly string[]
  readonly children?: React.ReactNode
}

/** Narrows a list; a plain GET form, so that a filtered list has an address. */
export function Filter({ show, state, search, shows, states = requestStates, children }: FilterProps) {
  const t = useWords()
  return (
    <form method="get" className="filter" role="search" aria-label={t('requests.filter')}>
      <Select
        name="show"
        label={t('requests.show')}
        value={show}
        options={shows.map((value) => ({ value, label: t(`requests.show.${value}`) }))}
      />
      <Select
        name="state"
        label={t('requests.state')}
        value={state}
        empty={t('requests.state.any')}
        options={states.map((value) => ({ value, label: t(`state.${value}`) }))}
      />
      <TextField name="search" label={t('requests.search')} value={search} type="search" width={20} />
      {children}
      <Button tone="calm">{t('requests.apply')}</Button>
    </form>
  )
}
