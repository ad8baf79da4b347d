import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Instant, Mono, Page, SummaryList, Tag } from '~/ui/components'
import { Contacts, stateTones } from '~/ui/enrolment/organisation'
import { useWords } from '~/ui/words'
import { requireVerified } from './lib/enrolment.server'
import { notFound } from './lib/guard'

export async function loader({ context, params }: LoaderFunctionArgs) {
  requireVerified(context)
  const now = context.liaison.platform.clock.now()
  const entry = await context.liaison.directory.publicEntry(params.organisation!, now.slice(0, 10))
  if (!entry) throw notFound()
  return { ...entry, now }
}

export default function DirectoryEntry() {
  const t = useWords()
  const { organisation, services, contacts, deputies, activeSince, vettedAt, now } = useLoaderData<typeof loader>()
  const { name, side, country, code, state, address, switchboard, website, zone, domains, emergencyRight } =
    organisation
  const instant = (at: string | null) => (at ? <Instant at={at} now={now} show="both" /> : t('enrolment.never'))
  return (
    <Page title={name} back={{ href: '/directory', text: t('enrolment.directory') }} narrow>
      <SummaryList
        rows={[
          { key: t('operations.organisation.side'), value: t(`side.${side}`) },
          { key: t('operations.organisation.code'), value: <Mono>{`${country}-${code}`}</Mono> },
          { key: t('people.state'), value: <Tag tone={stateTones[state]}>{t(`state.${state}`)}</Tag> },
          { key: t('enrolment.activeSince'), value: instant(activeSince) },
          { key: t('enrolment.vettedAt'), value: instant(vettedAt) },
          { key: t('operations.organisation.switchboard'), value: switchboard },
          { key: t('operations.organisation.address'), value: address },
          { key: t('operations.organisation.website'), value: website },
          { key: t('operations.organisation.zone'), value: <Mono>{zone}</Mono> },
          { key: t('enrolment.domains'), value: domains.join(', ') || t('enrolment.domains.none') },
          ...(side === 'agency'
            ? [
                {
                  key: t('enrolment.emergencyRight'),
                  value: t(`enrolment.emergency.${emergencyRight ? 'right' : 'none'}`),
                },
              ]
            : []),
          ...(services.length > 0
            ? [{ key: t('shell.nav.services'), value: services.map((service) => service.name).join(', ') }]
            : []),
        ]}
      />
      <h2>{t('enrolment.contacts')}</h2>
      <Contacts contacts={contacts} at={null} />
      {deputies.length > 0 && (
        <>
          <h2>{t('enrolment.deputies')}</h2>
          <ul className="govuk-list">
            {deputies.map(({ name: absent, deputy, from, until }) => (
              <li key={absent}>{t('enrolment.deputises', { deputy, absent, from, until })}</li>
            ))}
          </ul>
        </>
      )}
    </Page>
  )
}
