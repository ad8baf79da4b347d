import { Button } from '~/ui/components'
import { Select, TextField } from '~/ui/form'
import { priorityWords } from '~/ui/request/priority'
import { useWords } from '~/ui/words'
import { requestStates } from '~machines/index'

export interface FilterValues {
  readonly show: string
  readonly state: string
  readonly search: string
}

export interface FilterProps extends FilterValues {
  readonly shows: readonly string[]
  /** ranks by which this list can be narrowed, the most urgent first, and the one chosen */
  readonly priorities?: readonly { readonly code: string; readonly vocabulary: string }[]
  readonly priority?: string
  /** states that occur in this list */
  readonly states?: readonly string[]
  readonly children?: React.ReactNode
}

/** Narrows a list; a plain GET form, so that a filtered list has an address. */
export function Filter({
  show,
  state,
  search,
  shows,
  priorities,
  priority,
  states = requestStates,
  children,
}: FilterProps) {
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
      {priorities && (
        <Select
          name="priority"
          label={t('filing.handling.priority')}
          value={priority}
          empty={t('requests.priority.any')}
          options={priorities.map(({ code, vocabulary }) => ({
            value: code,
            label: priorityWords(t, vocabulary, code),
          }))}
        />
      )}
      <TextField name="search" label={t('requests.search')} value={search} type="search" width={20} />
      {children}
      <Button tone="calm">{t('requests.apply')}</Button>
    </form>
  )
}
