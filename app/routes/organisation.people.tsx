import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Card, FormAction, Page } from '~/ui/components'
import { InvitationLink } from '~/ui/people/invitation-link'
import { InviteForm, MemberTable } from '~/ui/people/members'
import { useWords } from '~/ui/words'
import { readForm, text } from './lib/form'
import { requirePage } from './lib/guard'
import { confirmEveryone, invite, readMembers } from './lib/members.server'

export async function loader({ context }: LoaderFunctionArgs) {
  const by = requirePage(context, '/organisation/people')
  const { organisation } = by
  return { organisation, ...(await readMembers(context, by, organisation.id)) }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const by = requirePage(context, '/organisation/people')
  const fields = await readForm(request)
  if (text(fields, 'event') !== 'membership.confirm') return invite(context, by, by.organisation.id, fields)
  await confirmEveryone(context, by, fields)
  return redirect('/organisation/people')
}

export default function People() {
  const t = useWords()
  const { organisation, members, person, token, now, lists, unconfirmed } = useLoaderData<typeof loader>()
  const attempt = useActionData<typeof action>()
  const again = attempt?.values ? { problems: attempt.problems, values: attempt.values } : undefined
  return (
    <Page title={t('people.of', { organisation: organisation.name })} problems={attempt?.problems}>
      {attempt?.invited && <InvitationLink {...attempt.invited} />}
      <p>
        <a href={`/organisations/${organisation.id}/sign-in`}>{t('signin.organisation.link')}</a>
      </p>
      {unconfirmed > 0 && (
        <Card tone="soon" title={t('enrolment.unconfirmed', { count: unconfirmed })}>
          <p>{t('enrolment.unconfirmed.text')}</p>
          <FormAction fields={{ event: 'membership.confirm', token }}>{t('enrolment.confirmEveryone')}</FormAction>
        </Card>
      )}
      <MemberTable {...{ members, now }} zone={organisation.zone} />
      <h2>{t('people.invite')}</h2>
      <InviteForm side={organisation.side} {...{ person, token, lists }} attempt={again} />
    </Page>
  )
}
