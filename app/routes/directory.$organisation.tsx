import type { AppLoadContext, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { mayOpen } from '~/people/authorised'
import type { PersonSession } from '~/people/session'
import { Instant, Mono, Page, SummaryList, Tag } from '~/ui/components'
import { ShareCard } from '~/ui/emergency/share'
import { ServiceList } from '~/ui/directory/services'
import { Contacts } from '~/ui/enrolment/contacts'
import { stateTones } from '~/ui/enrolment/organisation'
import { Turnaround } from '~/ui/filing/turnaround'
import { ProgrammeLink } from '~/ui/programme/link'
import { useWords } from '~/ui/words'
import type { OrganisationFacts } from '~machines/kit/facts'
import { nextTestDue } from '~machines/organisation'
import { packById, packFor } from '~machines/policy/index'
import { shareOf } from './lib/emergency.server'
import { requireDirectoryEntry } from './lib/directory.server'
import { turnaroundOf } from './lib/turnaround.server'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const id = params.organisation!
  const { person, entry, relations, now } = await requireDirectoryEntry(context, '/directory/:organisation', id)
  const matrix =
    entry.organisation.side === 'agency' && mayOpen('/directory/:organisation/authority', person, relations)
  const { organisation } = entry
  const pack = packById(packFor(organisation.country))!
  return {
    ...{ ...entry, matrix, now, vocabulary: pack.vocabulary },
    contacts: entry.contacts.map((point) => ({ ...point, nextTest: nextTestDue(point, pack) })),
    programme: await context.liaison.programmes.shown(id),
    turnaround: await published(context, organisation, person),
    share: matrix ? await shareOf(context, organisation) : null,
  }
}

/** The time a request has is that of whoever asks. */
async function published(context: AppLoadContext, provider: OrganisationFacts, { organisation }: PersonSession) {
  if (provider.side !== 'provider') return null
  const pack = organisation.side === 'agency' ? packById(packFor(organisation.country)) : null
  return turnaroundOf(context, { provider, measure: 'disclosure', pack })
}

export default function DirectoryEntry() {
  const t = useWords()
  const { matrix, organisation, services, contacts, deputies, activeSince, vettedAt, now, turnaround, share, ...more } =
    useLoaderData<typeof loader>()
  const { programme, vocabulary } = more
  const {
    name,
    side,
    country,
    code,
    state,
    address,
    switchboard,
    website,
    zone,
    domains,
    emergencyRight,
    contactPoint,
  } = organisation
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
                {
                  key: t('enrolment.network'),
                  value: t(`enrolment.network.${contactPoint ? 'appointed' : 'none'}`),
                },
              ]
            : []),
          ...(side === 'agency' || side === 'provider'
            ? [{ key: t('programme'), value: <ProgrammeLink {...{ organisation, state: programme }} /> }]
            : []),
        ]}
      />
      {turnaround && <Turnaround {...turnaround} />}
      {services.length > 0 && (
        <>
          <h2>{t('shell.nav.services')}</h2>
          <ServiceList {...{ services, vocabulary }} />
        </>
      )}
      {matrix && (
        <p>
          <a href={`/directory/${organisation.id}/authority`}>{t('authority.of', { organisation: name })}</a>
        </p>
      )}
      {share && <ShareCard {...share} />}
      <h2>{t('enrolment.contacts')}</h2>
      <Contacts {...{ contacts, now }} at={null} />
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
