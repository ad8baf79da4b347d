import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, FormAction, HiddenFields, Page, SummaryList } from '~/ui/components'
import { TextField } from '~/ui/form'
import { InvitationLink } from '~/ui/people/invitation-link'
import { BelongingSections } from '~/ui/enrolment/belonging'
import { MemberAccess, type Accessed } from '~/ui/people/member-access'
import { ProfileFields } from '~/ui/people/profile-fields'
import { RecoveryLink } from '~/ui/people/recovery-link'
import { rolesInWords } from '~/ui/people-words'
import { errorsByField, useWords } from '~/ui/words'
import { changeAccess, isAccessEvent, readAccess } from './lib/access.server'
import { asSignedIn } from './lib/as-signed-in'
import { readForm, text, type Fields } from './lib/form'
import { notFound } from './lib/guard'
import { profileFrom, reinvite, requireMember } from './lib/members.server'
import { newToken, orThrow, performFromForm, refusalStatus } from './lib/step.server'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { by, member, organisation, relations } = await requireMember(context, params.person!)
  const { enrolment, people } = context.liaison
  const view = asSignedIn((await enrolment.membership(by.id, member.id))!, by)
  const deputy = member.absence?.deputy ? await people.readPerson(by, member.absence.deputy) : null
  return {
    member,
    organisation,
    ...{ offers: view.offers, trainings: view.dossier.trainings, vouched: view.dossier.vouched, now: view.now },
    ...{ leavingText: view.dossier.leaving, deputy: deputy?.name ?? null },
    work: by.organisation.id === member.organisation ? await enrolment.openWork(member.id) : [],
    oneself: member.id === by.id,
    access: await readAccess(context, by, member.id, organisation.id),
    token: newToken(),
    operator: relations.includes('portal'),
  }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { by, member } = await requireMember(context, params.person!)
  const fields = await readForm(request)
  const event = text(fields, 'event')
  if (event === 'membership.reinvite') return reinvite(context, by, member.id, member.name, fields)
  if (isAccessEvent(event)) return changeAccess(context, by, member, event, fields)
  const data = dataOf(event, fields)
  if (!data) throw notFound()
  const answer = orThrow(await performFromForm(context, by, fields, { caseId: member.id, event, data }))
  if (answer.ok) return redirect(`/people/${member.id}`)
  const typed = { values: profileFrom(fields), event, text: text(fields, 'text') }
  return json({ problems: answer.problems, ...typed, invited: null }, { status: refusalStatus(answer) })
}

function dataOf(event: string, fields: Fields): object | null {
  if (event === 'membership.change') return profileFrom(fields)
  return endings.has(event) ? { text: text(fields, 'text') } : null
}

const endings = new Set(['membership.suspend', 'membership.restore', 'membership.end'])

const offered: Readonly<Record<string, readonly string[]>> = {
  invited: ['membership.end'],
  active: ['membership.suspend', 'membership.end'],
  suspended: ['membership.restore', 'membership.end'],
}

export default function Member() {
  const t = useWords()
  const { member, organisation, oneself, token, operator, access, ...belonging } = useLoaderData<typeof loader>()
  const attempt = useActionData<typeof action>()
  const failed = attempt && 'event' in attempt && attempt.values ? attempt : null
  const accessed = attempt && 'typed' in attempt ? (attempt as unknown as Accessed) : null
  const errors = errorsByField(t, attempt?.problems ?? [])
  const back = operator ? `/operations/organisations/${organisation.id}` : '/organisation/people'
  const step = { version: member.version, token }
  return (
    <Page title={member.name} problems={attempt?.problems} back={{ href: back, text: organisation.name }}>
      {attempt?.invited && <InvitationLink {...attempt.invited} />}
      {accessed?.recovery && <RecoveryLink {...accessed.recovery} />}
      <SummaryList
        rows={[
          { key: t('people.title'), value: member.title },
          { key: t('people.organisation'), value: organisation.name },
          { key: t('people.roles'), value: rolesInWords(t, member.roles) },
          { key: t('people.state'), value: t(`state.${member.state}`) },
          { key: t('people.email'), value: member.email },
          { key: t('people.phone'), value: member.phone },
          { key: t('people.passkeys'), value: String(member.passkeys) },
        ]}
      />
      <BelongingSections {...{ member, ...belonging }} zone={organisation.zone} />
      {oneself && <p className="govuk-body">{t('people.oneself')}</p>}
      {member.state === 'invited' && (
        <FormAction fields={{ ...step, event: 'membership.reinvite' }}>{t('people.reinvite')}</FormAction>
      )}
      {!oneself && member.state === 'active' && (
        <form method="post" noValidate className="page--narrow">
          <h2>{t('people.change')}</h2>
          <HiddenFields fields={step} />
          <ProfileFields
            values={failed?.event === 'membership.change' ? failed.values : member}
            errors={failed?.event === 'membership.change' ? errors : {}}
            side={organisation.side}
          />
          <Button name="event" value="membership.change">
            {t('people.change.save')}
          </Button>
        </form>
      )}
      {!oneself && member.state === 'active' && (
        <MemberAccess {...access} version={member.version} zone={organisation.zone} attempt={accessed} />
      )}
      {!oneself && (offered[member.state] ?? []).length > 0 && (
        <form method="post" noValidate className="page--narrow">
          <h2>{t('people.standing')}</h2>
          <HiddenFields fields={step} />
          <TextField
            name="text"
            label={t('people.reason')}
            hint={t('people.reason.hint')}
            value={failed?.text ?? ''}
            error={errors.text}
          />
          <div className="button-row">
            {offered[member.state]!.map((event) => (
              <Button key={event} name="event" value={event} tone={event === 'membership.restore' ? 'go' : 'danger'}>
                {t(`event.${event}`)}
              </Button>
            ))}
          </div>
        </form>
      )}
    </Page>
  )
}
