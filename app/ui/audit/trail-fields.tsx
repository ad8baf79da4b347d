import { Select, TextField } from '~/ui/form'
import { useWords } from '~/ui/words'

export interface TrailFieldsProps {
  readonly event: string
  readonly from: string
  readonly until: string
  readonly events: readonly string[]
  readonly errors: Readonly<Record<string, string>>
}

/** What of the trail a search asks for: a step that was taken, and the days. */
export function TrailFields({ event, from, until, events, errors }: TrailFieldsProps) {
  const t = useWords()
  return (
    <>
      <Select
        name="event"
        label={t('audit.event')}
        value={event}
        empty={t('audit.event.any')}
        options={events.map((name) => ({ value: name, label: t(`event.${name}.done`) }))}
      />
      <TextField name="from" label={t('audit.from')} value={from} error={errors.from} width={10} mono />
      <TextField name="until" label={t('audit.until')} value={until} error={errors.until} width={10} mono />
    </>
  )
}
