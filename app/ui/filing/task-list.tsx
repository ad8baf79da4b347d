import { Tag } from '~/ui/components'
import { useWords } from '~/ui/words'

export interface TaskListProps {
  readonly base: string
  /** how much each section still lacks */
  readonly todo: readonly { readonly section: string; readonly count: number }[]
  /** orders attached, and what they still lack */
  readonly orders: { readonly attached: number; readonly count: number; readonly href: string }
}

/** The sections of a draft, what each still lacks, and the check at the end. */
export function TaskList({ base, todo, orders }: TaskListProps) {
  const t = useWords()
  return (
    <ul className="govuk-task-list">
      {todo.map(({ section, count }) => (
        <li key={section} className="govuk-task-list__item govuk-task-list__item--with-link">
          <div className="govuk-task-list__name-and-hint">
            <a
              className="govuk-link govuk-task-list__link"
              href={`${base}/${section}`}
              aria-describedby={`${section}-status`}
            >
              {t(`filing.section.${section}`)}
            </a>
          </div>
          <div className="govuk-task-list__status" id={`${section}-status`}>
            {count === 0 ? (
              t('filing.section.complete')
            ) : (
              <Tag tone="action">{t('filing.section.todo', { count })}</Tag>
            )}
          </div>
        </li>
      ))}
      <li className="govuk-task-list__item govuk-task-list__item--with-link">
        <div className="govuk-task-list__name-and-hint">
          <a className="govuk-link govuk-task-list__link" href={orders.href} aria-describedby="orders-status">
            {t('filing.section.orders')}
          </a>
        </div>
        <div className="govuk-task-list__status" id="orders-status">
          {orders.count > 0 ? (
            <Tag tone="action">{t('filing.section.todo', { count: orders.count })}</Tag>
          ) : (
            t(orders.attached > 0 ? 'orders.attached' : 'orders.optional', { count: orders.attached })
          )}
        </div>
      </li>
      <li className="govuk-task-list__item govuk-task-list__item--with-link">
        <div className="govuk-task-list__name-and-hint">
          <a className="govuk-link govuk-task-list__link" href={`${base}/check`} aria-describedby="check-hint">
            {t('filing.check')}
          </a>
          <div id="check-hint" className="govuk-task-list__hint">
            {t('filing.check.hint')}
          </div>
        </div>
      </li>
    </ul>
  )
}
