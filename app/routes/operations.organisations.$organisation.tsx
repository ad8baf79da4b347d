import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Mono, Page, SummaryList } from '~/ui/components'
import { Contacts } from '~/ui/enrolment/contacts'
import { Changes, Checklist, Domains, StandingList, StepLinks, Vettings } from '~/ui/enrolment/organisation'
import { InvitationLink } from '~/ui/people/invitation-link'
import { InviteForm, MemberTable } from '~/ui/people/members'
import { useWords } from '~/ui/words'
import { contactsTested, nextTestDue } from '~machines/organisation'
import { proveFromForm, requireEnrolment } from './lib/enrolment.server'
import { readForm, text } from './lib/form'
import { invite, readMembers } from './lib/members.server'

const page = '/operations/organisations/:organisation'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { by, view } = await requireEnrolment(context, page, params.organisation!)
  const contacts = contactsTested(view.dossier).map((point) => ({ ...point, nextTest: nextTestDue(point, view.pack) }))
  return { view, contacts, read: by.organisation.zone, ...(await readMembers(context, by, view.id)) }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { by, view } = await requireEnrolment(context, page, params.organisation!)
  const fields = await readForm(request)
  if (text(fields, 'intent') !== 'prove') return invite(context, by, view.id, fields)
  const problems = await proveFromForm(context, by, view.id, fields)
  return problems ?? redirect(`/operations/organisations/${view.id}`)
}

/** Steps on the organisation as a whole, in the order in which they matter. */
const wholeSteps = [
  ...['organisation.vet', 'organisation.admit', 'organisation.reject', 'organisation.withdraw'],
  ...['organisation.reverify', 'organisation.restore', 'restore.propose', 'emergency.grant', 'emergency.propose'],
  ...['network.appoint', 'network.propose', 'network.end', 'emergency.withdraw', 'organisation.suspend'],
]

export default function Organisation() {
  const t = useWords()
  const { view, contacts, read, members, person, token, lists } = useLoaderData<typeof loader>()
  const attempt = useActionData<typeof action>()
  const again = attempt?.values ? { problems: attempt.problems, values: attempt.values } : undefined
  const { state, context, dossier, offers, names, version, now } = view
  const profile = dossier.profile!
  const { side, country, code, address, switchboard, website, zone, language } = profile
  const at = { base: `/operations/organisations/${view.id}`, offers, version, token, now, zone: read }
  const takesPart = state === 'active' || state === 'suspended'
  return (
    <Page
      title={profile.name}
      problems={attempt?.problems}
      back={{ href: '/operations/organisations', text: t('operations.organisations') }}
    >
      {attempt?.invited && <InvitationLink {...attempt.invited} />}
      {state === 'proposed' && side !== 'portal' && <Checklist {...{ context, profile }} domains={dossier.domains} />}
      <StandingList {...{ state, profile, context, now }} zone={read} />
      <StepLinks at={at} events={wholeSteps} />
      <h2>{t('enrolment.details')}</h2>
      <SummaryList
        rows={[
          { key: t('operations.organisation.side'), value: t(`side.${side}`) },
          { key: t('operations.organisation.code'), value: <Mono>{`${country}-${code}`}</Mono> },
          { key: t('operations.organisation.address'), value: address },
          { key: t('operations.organisation.switchboard'), value: switchboard },
          { key: t('operations.organisation.website'), value: website },
          { key: t('operations.organisation.zone'), value: <Mono>{zone}</Mono> },
          { key: t('operations.organisation.language'), value: t(`shell.language.${language}`) },
        ]}
      />
      <p className="button-row">
        {offers.includes('organisation.change') && (
          <a href={`${at.base}/change`}>{t('operations.organisation.change')}</a>
        )}
        {takesPart && <a href={`/organisations/${view.id}/sign-in`}>{t('signin.organisation.link')}</a>}
        {takesPart && (side === 'agency' || side === 'provider') && (
          <a href={`${at.base}/programme`}>{t('programme')}</a>
        )}
        {side === 'provider' && takesPart && <a href={`${at.base}/services`}>{t('shell.nav.services')}</a>}
      </p>
      <h2>{t('enrolment.domains')}</h2>
      <Domains domains={dossier.domains} at={at} />
      {takesPart && side !== 'portal' && (
        <>
          <h2>{t('enrolment.changes')}</h2>
          <Changes open={context.changes} changes={dossier.changes} {...{ names, at }} />
        </>
      )}
      {side !== 'portal' && (
        <>
          <h2>{t('enrolment.vettings')}</h2>
          <Vettings vettings={dossier.vettings} now={now} zone={read} />
        </>
      )}
      {takesPart && (
        <>
          <h2>{t('enrolment.contacts')}</h2>
          <Contacts {...{ contacts, at, now }} />
          <h2>{t('people')}</h2>
          <MemberTable {...{ members, zone, now }} />
        </>
      )}
      {state === 'active' && (
        <>
          <h2>{t('people.invite')}</h2>
          <InviteForm {...{ side, person, token, lists }} attempt={again} />
        </>
      )}
    </Page>
  )
}
