import type { DataCategory, Identifier } from '~machines/identifiers/identifier'
import { valueOf } from '~/ui/request/identifier-table'
import { useWords } from '~/ui/words'

export interface LineChooserProps {
  readonly line: { readonly id: string; readonly identifier: Identifier; readonly category: DataCategory }
  /** id of the form it belongs to, where it stands outside of it */
  readonly form?: string
  readonly chosen: readonly string[]
}

/** A box by which a line is chosen; for those who hear the page it says which line. */
export function LineChooser({ line, form, chosen }: LineChooserProps) {
  const t = useWords()
  const id = `choose-${line.id}`
  return (
    <div className="govuk-checkboxes govuk-checkboxes--small">
      <div className="govuk-checkboxes__item">
        <input
          {...{ id, form, name: 'items', type: 'checkbox', value: line.id, className: 'govuk-checkboxes__input' }}
          defaultChecked={chosen.includes(line.id)}
        />
        <label className="govuk-label govuk-checkboxes__label" htmlFor={id}>
          <span className="govuk-visually-hidden">
            {t('case.items.line', { identifier: valueOf(line.identifier), category: t(`category.${line.category}`) })}
          </span>
        </label>
      </div>
    </div>
  )
}
