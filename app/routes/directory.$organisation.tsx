import type { AppLoadContext, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { mayOpen } from '~/people/authorised'
import { relationsTo } from '~/people/relations'
import type { PersonSession } from '~/people/session'
import { Instant, Mono, Page, SummaryList, Tag } from '~/ui/components'
import { ShareCard } from '~/ui/emergency/share'
import { Contacts, stateTones } from '~/ui/enrolment/organisation'
import { Turnaround } from '~/ui/filing/turnaround'
import { useWords } from '~/ui/words'
import type { OrganisationFacts } from '~machines/kit/facts'
import { packById, packFor } from '~machines/policy/index'
import { shareOf } from './lib/emergency.server'
import { requireTakingPart } from './lib/enrolment.server'
import { requireNamed, standingOf } from './lib/guard'
import { turnaroundOf } from './lib/turnaround.server'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { directory, platform } = context.liaison
  const [id, now] = [params.organisation!, platform.clock.now()]
  const { person, found } = await requireNamed(context, '/directory/:organisation', async (asking) => {
    const entry = await directory.publicEntry(asking, id, now.slice(0, 10))
    return entry && { entry, relations: relationsTo(standingOf(asking), { kind: 'organisation', id }) }
  })
  requireTakingPart(person)
  const { entry, relations } = found
  const matrix =
    entry.organisation.side === 'agency' && mayOpen('/directory/:organisation/authority', person, relations)
  const [turnaround, share] = await Promise.all([
    published(context, entry.organisation, person),
    matrix ? shareOf(context, entry.organisation) : null,
  ])
  return { ...entry, matrix, now, turnaround, share }
}

/** The time a request has is that of whoever asks. */
async function published(context: AppLoadContext, provider: OrganisationFacts, { organisation }: PersonSession) {
  if (provider.side !== 'provider') return null
  const pack = organisation.side === 'agency' ? packById(packFor(organisation.country)) : null
  return turnaroundOf(context, { provider, measure: 'disclosure', pack })
}

export default function DirectoryEntry() {
  const t = useWords()
  const { matrix, organisation, services, contacts, deputies, activeSince, vettedAt, now, turnaround, share } =
    useLoaderData<typeof loader>()
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
      {matrix && (
        <p>
          <a href={`/directory/${organisation.id}/authority`}>{t('authority.of', { organisation: name })}</a>
        </p>
      )}
      {share && <ShareCard {...share} />}
      {turnaround && <Turnaround {...turnaround} />}
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
