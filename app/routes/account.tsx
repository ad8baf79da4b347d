import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { sessionCookie } from '~/people/cookie'
import { Card, FormAction, Page, PasskeyForm, SummaryList, useInstantWords } from '~/ui/components'
import { CalendarCard } from '~/ui/people/calendar-card'
import { PasskeyName } from '~/ui/people/new-passkey'
import { PasskeyTable } from '~/ui/people/passkey-table'
import { SessionTable } from '~/ui/people/session-table'
import { rolesInWords } from '~/ui/people-words'
import { useWords } from '~/ui/words'
import { problem, type Problem } from '~machines/kit/refusal'
import { readForm, text } from './lib/form'
import { notFound, requirePage } from './lib/guard'
import { newPasskeyFrom } from './lib/new-passkey.server'
import { sessionEnd } from './lib/sessions.server'
import { newToken, orThrow, performFromForm } from './lib/step.server'

export async function loader({ context }: LoaderFunctionArgs) {
  const person = requirePage(context, '/account')
  const { people, platform } = context.liaison
  const [member, passkeys, sessions, recovery, calendar] = await Promise.all([
    people.member(person, person.id),
    people.passkeys.list(person, person.id),
    people.sessions.list(person, person.id),
    people.recovery.of(person, person.id),
    people.calendar.since(person, person.id),
  ])
  const { name, title, roles, withheld, by, organisation, sessionId } = person
  const { email, phone, version } = member!
  return {
    ...{ id: person.id, name, title, roles, withheld, by, organisation: organisation.name, zone: organisation.zone },
    ...{ email, phone, version, passkeys, sessions, sessionId, recovery, calendar, now: platform.clock.now() },
    token: newToken(),
    tokens: [passkeys, sessions].map((rows) => rows.map(newToken)),
  }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const person = requirePage(context, '/account')
  const fields = await readForm(request)
  const { people, platform } = context.liaison
  switch (text(fields, 'do')) {
    case 'session.end':
      return change('session.end', sessionEnd(fields, person.sessionId))
    case 'passkey.revoke':
      return change('passkey.revoke', { passkey: text(fields, 'passkey') })
    case 'recovery.cancel':
      return change('recovery.cancel', {})
    case 'calendar.close':
      return change('calendar.close', {})
    case 'calendar.open':
      return openCalendar()
    case 'passkey.add': {
      const passkey = await newPasskey()
      return passkey ? change('passkey.add', { passkey }, rotated) : refused([problem('passkey-refused')])
    }
    default:
      throw notFound()
  }

  /** A passkey's making serves once; what was made goes round with the form that an older passkey has to confirm. */
  async function newPasskey() {
    if (fields.has('made')) return people.passkeys.made(person.id, text(fields, 'made'))
    const made = await newPasskeyFrom(context, person.id, fields)
    if (made) fields.set('made', people.passkeys.keepMade(person.id, made))
    return made
  }
  function refused(problems: readonly Problem[]) {
    return drawnAfter({ problems, name: text(fields, 'passkey.name') }, 422)
  }
  async function openCalendar() {
    const { address, tokenHash } = people.calendar.addressOf(person.id, text(fields, 'token'))
    const step = { caseId: person.id, event: 'calendar.open', data: { tokenHash } }
    const answer = orThrow(await performFromForm(context, person, fields, step))
    return answer.ok ? drawnAfter({ address }) : refused(answer.problems)
  }
  async function change(event: string, data: object, then = async (): Promise<HeadersInit> => ({})) {
    const answer = orThrow(await performFromForm(context, person, fields, { caseId: person.id, event, data }))
    return answer.ok ? redirect('/account', { headers: await then() }) : refused(answer.problems)
  }
  /** Whoever gains a key goes on under another token. */
  async function rotated(): Promise<HeadersInit> {
    const token = await people.sessions.rotate(context.visitor.session!)
    return token ? { 'Set-Cookie': sessionCookie(platform.env.publicUrl, token) } : {}
  }
}

interface Attempt {
  readonly problems: readonly Problem[]
  /** name of a passkey, as it was typed */
  readonly name: string
  /** of the calendar that was just opened */
  readonly address: string | null
}

/** The page again, with what a form brought about. */
function drawnAfter(attempt: Partial<Attempt>, status = 200) {
  return json<Attempt>({ problems: [], name: '', address: null, ...attempt }, { status })
}

export default function Account() {
  const t = useWords()
  const account = useLoaderData<typeof loader>()
  const attempt = useActionData<typeof action>()
  const problems = attempt?.problems ?? []
  const { passkeys, sessions, sessionId, version, zone, now, tokens } = account
  return (
    <Page title={t('people.account')} problems={problems}>
      {account.recovery && <RecoveryNotice />}
      <SummaryList
        rows={[
          { key: t('people.name'), value: `${account.name}, ${account.title}` },
          { key: t('people.organisation'), value: account.organisation },
          { key: t('people.roles'), value: rolesInWords(t, [...account.roles, ...account.withheld]) },
          { key: t('people.email'), value: account.email },
          { key: t('people.phone'), value: account.phone },
          { key: t('signin.by'), value: t(`signin.by.${account.by}`) },
        ]}
      />
      <p>
        <a href={`/people/${account.id}/step/absence.note`}>{t('event.absence.note')}</a>
      </p>
      {account.by === 'provider' && <p className="govuk-body inset">{t('signin.by.provider.text')}</p>}
      {account.withheld.length > 0 && (
        <p className="govuk-body inset">{t('signin.withheld', { roles: rolesInWords(t, account.withheld) })}</p>
      )}
      <h2>{t('people.passkeys')}</h2>
      <p className="govuk-body">{t('signin.passkeys.text')}</p>
      <PasskeyTable
        {...{ passkeys, zone, now }}
        remove={(passkey, index) =>
          passkeys.length > 1 ? { do: 'passkey.revoke', passkey, version, token: tokens[0]![index]! } : null
        }
      />
      {account.by !== 'provider' && <AddPasskey name={attempt?.name ?? ''} problems={problems} />}
      <h2>{t('people.sessions')}</h2>
      <p className="govuk-body">{t('signin.sessions.text')}</p>
      <SessionTable
        {...{ sessions, own: sessionId, zone, now }}
        end={(session, index) => ({ do: 'session.end', which: 'one', session, token: tokens[1]![index]! })}
      />
      {sessions.length > 1 && (
        <FormAction fields={{ do: 'session.end', which: 'others', token: account.token }}>
          {t('people.sessions.endOthers')}
        </FormAction>
      )}
      <CalendarCard
        {...{ since: account.calendar, address: attempt?.address ?? null, zone, version }}
        token={account.token}
      />
    </Page>
  )
}

function AddPasskey({ name, problems }: { readonly name: string; readonly problems: readonly Problem[] }) {
  const t = useWords()
  const { version, token } = useLoaderData<typeof loader>()
  return (
    <PasskeyForm
      ceremony="create"
      options="/account/options"
      fields={{ do: 'passkey.add', version, token }}
      label={t('people.passkeys.add')}
    >
      <PasskeyName value={name} problems={problems} />
    </PasskeyForm>
  )
}

/** Whoever can still sign in need not be recovered: they can stop it. */
function RecoveryNotice() {
  const t = useWords()
  const instants = useInstantWords()
  const { recovery, version, token, zone } = useLoaderData<typeof loader>()
  const { opener, openedAt } = recovery!
  return (
    <Card tone="danger" title={t('signin.recovery.underway')}>
      <p className="govuk-body">
        {t('signin.recovery.underway.text', { opener, at: instants.absolute(openedAt, zone) })}
      </p>
      <FormAction tone="danger" fields={{ do: 'recovery.cancel', version, token }}>
        {t('event.recovery.cancel')}
      </FormAction>
    </Card>
  )
}
