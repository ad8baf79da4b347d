import type { TFunction } from 'i18next'
import type { ServiceFacts } from '~machines/kit/facts'
import type { Problem } from '~machines/kit/refusal'
import { Button, Empty, HiddenFields } from '~/ui/components'
import { errorsByField, useWords } from '~/ui/words'
import { ServiceFields, type BasesOffered, type ServiceValues } from './service-fields'

export interface ServicesProps extends BasesOffered {
  readonly services: readonly ServiceFacts[]
  /** the form is about a service that is there already */
  readonly changes: boolean
  readonly values: ServiceValues
  readonly step: Readonly<Record<string, string | number>>
  readonly problems: readonly Problem[]
}

/** What a provider can be asked for, and the form by which a service is published or changed. */
export function Services({ services, changes, values, step, problems, ...offered }: ServicesProps) {
  const t = useWords()
  return (
    <>
      {services.length === 0 ? (
        <Empty title={t('directory.services.none')}>{t('directory.services.none.text')}</Empty>
      ) : (
        <ServiceTable services={services} vocabulary={offered.vocabulary} changeable />
      )}
      <h2>{t(changes ? 'directory.service.change' : 'directory.service.add')}</h2>
      <form method="post" noValidate className="page--narrow">
        <HiddenFields fields={step} />
        <ServiceFields {...{ values, ...offered }} errors={errorsByField(t, problems)} />
        <Button>{t('event.service.publish')}</Button>
      </form>
    </>
  )
}

/** The services as everybody reads them. */
export function ServiceList(props: Pick<ServicesProps, 'services' | 'vocabulary'>) {
  return <ServiceTable {...props} changeable={false} />
}

function ServiceTable({
  services,
  vocabulary,
  changeable,
}: Pick<ServicesProps, 'services' | 'vocabulary'> & { readonly changeable: boolean }) {
  const t = useWords()
  const words = (prefix: string, codes: readonly string[]) => codes.map((code) => t(`${prefix}.${code}`)).join(', ')
  return (
    <table className="rows">
      <thead>
        <tr>
          <th scope="col">{t('filing.service')}</th>
          <th scope="col">{t('directory.service.kinds')}</th>
          <th scope="col">{t('directory.service.categories')}</th>
          {changeable && <th scope="col">{t('filing.identifier.actions')}</th>}
        </tr>
      </thead>
      <tbody>
        {services.map(({ id, name, identifierKinds, categories, carrierGradeNat, retention = {}, bases = {} }) => (
          <tr key={id}>
            <td>
              {name}
              {carrierGradeNat && <div className="quiet small">{t('filing.service.nat')}</div>}
            </td>
            <td data-label={t('directory.service.kinds')}>{words('identifier', identifierKinds)}</td>
            <td data-label={t('directory.service.categories')}>
              {categories.map((category) => (
                <div key={category}>
                  {categoryInWords(t, category, retention[category])}
                  {bases[category] && (
                    <span className="why">
                      {t('directory.service.asks', { bases: words(`pack.${vocabulary}.legalBases`, bases[category]) })}
                    </span>
                  )}
                </div>
              ))}
            </td>
            {changeable && (
              <td>
                <a href={`?service=${id}`} className="nowrap">
                  {t('filing.identifier.change')}
                  <span className="govuk-visually-hidden"> {name}</span>
                </a>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A category with how long it is usually kept, where the provider says so. */
export function categoryInWords(t: TFunction, category: string, days: number | undefined): string {
  const name = t(`category.${category}`)
  return days === undefined ? name : t('directory.service.kept', { category: name, count: days })
}
