import type { ServiceFacts } from '~machines/kit/facts'
import { Button, Card, Empty, HiddenFields } from '~/ui/components'
import { Checkboxes, Select, TextField } from '~/ui/form'
import { problemText, useWords } from '~/ui/words'
import type { Problem } from '~machines/kit/refusal'

interface Hidden {
  readonly token: string
  /** id of the file that is opened on the spot */
  readonly fileId: string
}

export interface PutFormProps extends Hidden {
  readonly open: readonly { readonly id: string; readonly title: string }[]
  readonly typed: Readonly<Record<string, string>>
  readonly errors: Readonly<Record<string, string>>
}

/** Puts a request into an open file, or into one that is opened on the spot. */
export function PutForm({ token, fileId, open, typed, errors }: PutFormProps) {
  const t = useWords()
  return (
    <form method="post" noValidate>
      <HiddenFields fields={{ token, fileId }} />
      {open.length > 0 && (
        <Select
          name="file"
          label={t('file.put.which')}
          options={open.map(({ id, title }) => ({ value: id, label: title }))}
          empty={t('file.put.new')}
          value={typed.file ?? ''}
          error={errors.request}
        />
      )}
      <TextField
        name="newTitle"
        label={t('file.put.title')}
        hint={t('file.title.hint')}
        value={typed.title ?? ''}
        error={errors.newTitle}
      />
      <Button name="intent" value="put">
        {t('file.put')}
      </Button>
    </form>
  )
}

export interface FanOutFormProps extends Hidden {
  readonly services: readonly (Pick<ServiceFacts, 'id' | 'name' | 'provider'> & { readonly organisation: string })[]
  /** title of the file that is opened on the spot; null where the request is in one already */
  readonly title: string | null
  readonly chosen: readonly string[]
  readonly errors: Readonly<Record<string, string>>
}

/** One draft for each of several providers. */
export function FanOutForm({ token, fileId, services, title, chosen, errors }: FanOutFormProps) {
  const t = useWords()
  if (services.length === 0) return <Empty title={t('file.fan.none')}>{t('file.fan.none.text')}</Empty>
  return (
    <form method="post" noValidate>
      <HiddenFields fields={{ token, fileId }} />
      <Checkboxes
        name="services"
        label={t('file.fan.services')}
        hint={t('file.fan.services.hint')}
        options={services.map(({ id, name, provider, organisation }) => ({
          ...{ value: `${provider}/${id}`, label: `${name} – ${organisation}` },
        }))}
        values={chosen}
        error={errors.services}
      />
      {title !== null && (
        <TextField
          name="title"
          label={t('file.put.title')}
          hint={t('file.title.hint')}
          value={title}
          error={errors.title}
        />
      )}
      <Button name="intent" value="fan" tone="go">
        {t('file.fan.go')}
      </Button>
    </form>
  )
}

export interface FannedProps {
  readonly fanned: readonly {
    readonly id: string
    readonly name: string
    readonly opened: boolean
    readonly problems: readonly Problem[]
  }[]
}

/** Which drafts were opened, and which could not be and why. */
export function Fanned({ fanned }: FannedProps) {
  const t = useWords()
  if (fanned.length === 0) return null
  return (
    <Card title={t('file.fanned')} tone={fanned.every(({ opened }) => opened) ? 'done' : 'danger'}>
      <ul className="notes">
        {fanned.map(({ id, name, opened, problems }) => (
          <li key={id}>
            {opened ? <a href={`/requests/${id}`}>{name}</a> : name}
            <br />
            {opened ? t('file.fanned.opened') : problems.map((each) => problemText(t, each)).join(' ')}
          </li>
        ))}
      </ul>
    </Card>
  )
}
