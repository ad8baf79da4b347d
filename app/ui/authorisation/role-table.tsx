import type { FieldClass } from '~machines/kit/sight'
import type { Role, Side } from '~machines/kit/words'
import { Mono } from '~/ui/components'
import { useWords } from '~/ui/words'

export interface RelationProps {
  readonly relation: string
  readonly fields: readonly FieldClass[]
  readonly pages: readonly { readonly address: string; readonly side: Side | 'parties' | null }[]
  readonly events: readonly { readonly procedure: string; readonly name: string; readonly slugs: readonly string[] }[]
}

export interface RoleTableProps {
  readonly role: Role
  readonly relations: readonly RelationProps[]
}

/** What one role may open, do and see, relation by relation. */
export function RoleTable({ role, relations }: RoleTableProps) {
  const t = useWords()
  return (
    <section aria-labelledby={`role-${role}`}>
      <h2 id={`role-${role}`}>{t(`role.${role}`)}</h2>
      {relations.map((each) => (
        <section key={each.relation}>
          <h3>{t(`authorisation.relation.${each.relation}`)}</h3>
          <Sees fields={each.fields} />
          {each.pages.length > 0 && <Pages pages={each.pages} />}
          {each.events.length > 0 && <Steps events={each.events} />}
        </section>
      ))}
    </section>
  )
}

function Sees({ fields }: Pick<RelationProps, 'fields'>) {
  const t = useWords()
  const words = fields.map((each) => t(`authorisation.field.${each}`)).join(', ')
  return (
    <p>
      <strong>{t('authorisation.sees')}</strong> {fields.length > 0 ? words : t('authorisation.sees.none')}
    </p>
  )
}

function Pages({ pages }: Pick<RelationProps, 'pages'>) {
  const t = useWords()
  return (
    <table className="rows">
      <thead>
        <tr>
          <th scope="col">{t('authorisation.pages')}</th>
          <th scope="col">{t('authorisation.address')}</th>
        </tr>
      </thead>
      <tbody>
        {pages.map(({ address, side }) => (
          <tr key={address}>
            <td data-label={t('authorisation.pages')}>
              {t(`authorisation.page.${address}`)}
              {side && ` (${t(`authorisation.only.${side}`)})`}
            </td>
            <td data-label={t('authorisation.address')}>
              <Mono>{address}</Mono>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Steps({ events }: Pick<RelationProps, 'events'>) {
  const t = useWords()
  return (
    <table className="rows">
      <thead>
        <tr>
          <th scope="col">{t('authorisation.events')}</th>
          <th scope="col">{t('authorisation.procedure')}</th>
          <th scope="col">{t('authorisation.slugs')}</th>
        </tr>
      </thead>
      <tbody>
        {events.map(({ procedure, name, slugs }) => (
          <tr key={`${procedure} ${name}`}>
            <td data-label={t('authorisation.events')}>
              {t(`event.${name}`)} <Mono>{name}</Mono>
            </td>
            <td data-label={t('authorisation.procedure')}>
              <Mono>{procedure}</Mono>
            </td>
            <td data-label={t('authorisation.slugs')} className="small">
              {slugs.join(', ')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
