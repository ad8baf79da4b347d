import type { Pasted, PastedRow } from '~machines/identifiers/paste'
import { Button, HiddenFields, Mono } from '~/ui/components'
import { IdentifierName, Notes } from '~/ui/request/identifier-table'
import { Moments } from '~/ui/request/moments'
import { useWords } from '~/ui/words'
import type { PasteTyped } from './paste-form'

export interface PasteReadProps {
  readonly pasted: Pasted
  readonly typed: PasteTyped
  readonly step: Readonly<Record<string, string | number>>
  readonly zone: string
}

/** What was understood of each line, before anything is saved. */
export function PasteRead({ pasted: { rows }, typed, step, zone }: PasteReadProps) {
  const t = useWords()
  const read = rows.filter(({ identifier }) => identifier !== null).length
  return (
    <section>
      <h2>{t('filing.paste.understood')}</h2>
      <p>{t('filing.paste.understood.text')}</p>
      {read < rows.length && <p className="notes__problem">{t('filing.paste.left', { count: rows.length - read })}</p>}
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">{t('filing.paste.line')}</th>
            <th scope="col">{t('filing.identifier')}</th>
            <th scope="col">{t('filing.identifier.when')}</th>
            <th scope="col">{t('filing.identifier.data')}</th>
            <th scope="col">{t('filing.identifier.notes')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <ReadRow key={row.line} row={row} zone={zone} />
          ))}
        </tbody>
      </table>
      {read > 0 && (
        <form method="post" noValidate>
          <HiddenFields
            fields={{ ...step, intent: 'accept', text: typed.text, zone: typed.zone, order: typed.order }}
          />
          {typed.categories.map((category) => (
            <input key={category} type="hidden" name="categories" value={category} />
          ))}
          <Button tone="go">{t('filing.paste.accept', { count: read })}</Button>
        </form>
      )}
    </section>
  )
}

function ReadRow({ row, zone }: { readonly row: PastedRow; readonly zone: string }) {
  const t = useWords()
  const { line, text, identifier, problems, warnings } = row
  return (
    <tr>
      <td data-label={t('filing.paste.line')}>{line}</td>
      <td>{identifier ? <IdentifierName identifier={identifier} /> : <Mono>{text}</Mono>}</td>
      <td data-label={t('filing.identifier.when')}>{identifier && <Moments identifier={identifier} zone={zone} />}</td>
      <td data-label={t('filing.identifier.data')}>
        {identifier?.categories.map((category) => t(`category.${category}`)).join(', ')}
      </td>
      <td>
        <Notes {...{ problems, warnings }} />
      </td>
    </tr>
  )
}
