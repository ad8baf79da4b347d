import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Page } from '~/ui/components'
import { InvitationLink } from '~/ui/people/invitation-link'
import { InviteForm, MemberTable } from '~/ui/people/members'
import { useWords } from '~/ui/words'
import { readForm } from './lib/form'
import { requirePage } from './lib/guard'
import { invite, readMembers } from './lib/members.server'

export async function loader({ context }: LoaderFunctionArgs) {
  const { organisation } = requirePage(context, '/organisation/people')
  return { organisation, ...(await readMembers(context, organisation.id)) }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const by = requirePage(context, '/organisation/people')
  return invite(context, by, by.organisation.id, await readForm(request))
}

export default function People() {
  const t = useWords()
  const { organisation, members, person, token } = useLoaderData<typeof loader>()
  const attempt = useActionData<typeof action>()
  const again = attempt?.values ? { problems: attempt.problems, values: attempt.values } : undefined
  return (
    <Page title={t('people.of', { organisation: organisation.name })} problems={attempt?.problems}>
      {attempt?.invited && <InvitationLink {...attempt.invited} />}
      <p>
        <a href={`/organisations/${organisation.id}/sign-in`}>{t('signin.organisation.link')}</a>
      </p>
      <MemberTable members={members} />
      <h2>{t('people.invite')}</h2>
      <InviteForm side={organisation.side} person={person} token={token} attempt={again} />
    </Page>
  )
}
