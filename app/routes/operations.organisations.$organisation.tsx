import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { isId } from '~/platform/ids'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Mono, Page, SummaryList } from '~/ui/components'
import { InvitationLink } from '~/ui/people/invitation-link'
import { InviteForm, MemberTable } from '~/ui/people/members'
import { useWords } from '~/ui/words'
import { readForm } from './lib/form'
import { notFound, requirePerson } from './lib/guard'
import { invite, readMembers } from './lib/members.server'

async function organisationOf({ context, params }: LoaderFunctionArgs | ActionFunctionArgs) {
  const by = requirePerson(context, ['operator'])
  const id = params.organisation ?? ''
  const organisation = isId(id) ? await context.liaison.directory.organisation(by, id) : null
  if (!organisation) throw notFound()
  return organisation
}

export async function loader(args: LoaderFunctionArgs) {
  const organisation = await organisationOf(args)
  return { organisation, ...(await readMembers(args.context, organisation.id)) }
}

export async function action(args: ActionFunctionArgs) {
  const by = requirePerson(args.context, ['operator'])
  const { id } = await organisationOf(args)
  return invite(args.context, by, id, await readForm(args.request))
}

export default function Organisation() {
  const t = useWords()
  const { organisation, members, person, token } = useLoaderData<typeof loader>()
  const attempt = useActionData<typeof action>()
  const again = attempt?.values ? { problems: attempt.problems, values: attempt.values } : undefined
  const { side, country, code, address, switchboard, website, zone, language } = organisation
  return (
    <Page
      title={organisation.name}
      problems={attempt?.problems}
      back={{ href: '/operations/organisations', text: t('operations.organisations') }}
    >
      {attempt?.invited && <InvitationLink {...attempt.invited} />}
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
        <a href={`/operations/organisations/${organisation.id}/change`}>{t('operations.organisation.change')}</a>
        {side === 'provider' && (
          <a href={`/operations/organisations/${organisation.id}/services`}>{t('shell.nav.services')}</a>
        )}
      </p>
      <h2>{t('people')}</h2>
      <MemberTable members={members} />
      <h2>{t('people.invite')}</h2>
      <InviteForm side={side} person={person} token={token} attempt={again} />
    </Page>
  )
}
