import type { OrganisationFacts, ServiceFacts } from '~machines/kit/facts'
import { categoryInWords } from '~/ui/directory/services'
import { Radios } from '~/ui/form'
import { useWords } from '~/ui/words'

export interface AddresseeFieldsProps {
  readonly providers: readonly {
    readonly organisation: OrganisationFacts
    readonly services: readonly ServiceFacts[]
  }[]
  readonly serviceId: string
  readonly error?: string
}

/** Every service that can be asked, with its provider and what it can be asked. */
export function AddresseeFields({ providers, serviceId, error }: AddresseeFieldsProps) {
  const t = useWords()
  const options = providers.flatMap(({ organisation, services }) =>
    services.map((service) => ({
      value: `${organisation.id}/${service.id}`,
      label: `${service.name} – ${organisation.name}`,
      hint: <ServiceHint {...service} />,
    })),
  )
  const chosen = options.find(({ value }) => serviceId !== '' && value.endsWith(`/${serviceId}`))
  return (
    <Radios
      name="values.serviceId"
      label={t('filing.service')}
      value={chosen?.value ?? ''}
      error={error}
      options={options}
    />
  )
}

function ServiceHint({ identifierKinds, categories, carrierGradeNat, retention = {} }: ServiceFacts) {
  const t = useWords()
  const kinds = identifierKinds.map((kind) => t(`identifier.${kind}`)).join(', ')
  const data = categories.map((category) => categoryInWords(t, category, retention[category])).join(', ')
  return (
    <>
      {t('filing.service.asked', { kinds, categories: data })} {carrierGradeNat && t('filing.service.nat')}
    </>
  )
}
