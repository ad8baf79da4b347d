import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Page } from '~/ui/components'
import { Contacts } from '~/ui/enrolment/contacts'
import { Changes, Domains, StandingList } from '~/ui/enrolment/organisation'
import { useWords } from '~/ui/words'
import { ownEnrolment, proveFromForm } from './lib/enrolment.server'
import { readForm } from './lib/form'
import { requirePage } from './lib/guard'
import { contactsTested, nextTestDue } from '~machines/organisation'
import { newToken } from './lib/step.server'

/** An organisation's own administrator sees all of it but the operators' records of how it was checked. */
export async function loader({ context }: LoaderFunctionArgs) {
  const by = requirePage(context, '/organisation')
  const { dossier, ...view } = await ownEnrolment(context, by)
  const { profile, domains, changes } = dossier
  const contacts = contactsTested(dossier).map((point) => ({ ...point, nextTest: nextTestDue(point, view.pack) }))
  return { ...view, profile: profile!, domains, changes, contacts, token: newToken(), zone: by.organisation.zone }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const by = requirePage(context, '/organisation')
  const problems = await proveFromForm(context, by, by.organisation.id, await readForm(request))
  return problems ?? redirect('/organisation')
}

export default function OwnOrganisation() {
  const t = useWords()
  const { state, profile, context, domains, changes, contacts, offers, names, version, token, now, zone } =
    useLoaderData<typeof loader>()
  const attempt = useActionData<typeof action>()
  const at = { base: '/organisation', offers, version, token, now, zone }
  return (
    <Page title={profile.name} problems={attempt?.problems}>
      <StandingList {...{ state, profile, context, now, zone }} />
      <h2>{t('enrolment.changes')}</h2>
      <p className="govuk-body">{t('enrolment.changes.text')}</p>
      <Changes open={context.changes} {...{ changes, names, at }} />
      <h2>{t('enrolment.domains')}</h2>
      <Domains {...{ domains, at }} />
      <h2>{t('enrolment.contacts')}</h2>
      <Contacts {...{ contacts, at, now }} />
    </Page>
  )
}
