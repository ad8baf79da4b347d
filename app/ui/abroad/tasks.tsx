import { Button, Card, HiddenFields, Tag } from '~/ui/components'
import { problemText, useWords } from '~/ui/words'
import type { Problem } from '~machines/kit/refusal'

export interface TasksProps {
  readonly id: string
  readonly version: number
  readonly token: string
  /** parts of the draft, and how many things each still lacks */
  readonly tasks: readonly { readonly part: string; readonly open: number }[]
  /** what is in the way and stands in none of them */
  readonly problems: readonly Problem[]
}

/** The parts of a draft, and the button that submits it. What is missing is said by the part it is missing in. */
export function AbroadTasks({ id, version, token, tasks, problems }: TasksProps) {
  const t = useWords()
  const ready = tasks.every(({ open }) => open === 0) && problems.length === 0
  return (
    <Card title={t('abroad.draft')} tone="action">
      <ul className="notes">
        {tasks.map(({ part, open }) => (
          <li key={part}>
            <a href={`/abroad/${id}/draft/${part}`}>{t(`abroad.${part}`)}</a>{' '}
            <Tag tone={open === 0 ? 'done' : 'soon'}>
              {open === 0 ? t('abroad.task.done') : t('abroad.task.open', { count: open })}
            </Tag>
            <br />
            <span className="quiet">{t(`abroad.${part}.text`)}</span>
          </li>
        ))}
      </ul>
      {problems.map((each) => (
        <p key={each.rule} className="inset">
          {problemText(t, each)}
        </p>
      ))}
      <form method="post" action={`/abroad/${id}/step/assistance.submit`} className="form-action" noValidate>
        <HiddenFields fields={{ version, token }} />
        <div className="button-row">
          <Button tone={ready ? 'go' : 'calm'}>{t('event.assistance.submit')}</Button>
          <a href={`/abroad/${id}/step/assistance.withdraw`}>{t('event.assistance.withdraw')}</a>
        </div>
      </form>
    </Card>
  )
}
