import { Button, Card, FormAction, HiddenFields, useInstantWords } from '~/ui/components'
import { TextArea, TextField } from '~/ui/form'
import { errorsByField, useWords } from '~/ui/words'
import type { Problem } from '~machines/kit/refusal'
import { PasskeyTable, type PasskeyRow } from './passkey-table'
import type { RecoveryLinkProps } from './recovery-link'
import { SessionTable, type SessionRow } from './session-table'

interface Identity {
  readonly issuer: string
  readonly subject: string
}

/** What came of a change to somebody's access: what was typed when it was refused, a recovery's link when it was confirmed. */
export interface Accessed {
  readonly event: string
  readonly problems: readonly Problem[]
  readonly typed: Readonly<Record<string, unknown>>
  readonly recovery: RecoveryLinkProps | null
}

export interface MemberAccessProps {
  readonly passkeys: readonly PasskeyRow[]
  readonly sessions: readonly SessionRow[]
  readonly recovery: { readonly opener: string; readonly openedAt: string; readonly expiresAt: string | null } | null
  /** the reader opened it, so somebody else confirms */
  readonly opener: boolean
  readonly provider: { readonly name: string; readonly issuer: string } | null
  readonly identities: readonly Identity[]
  readonly token: string
  readonly tokens: readonly (readonly string[])[]
  readonly version: number
  readonly zone: string
  readonly now: string
  readonly attempt: Accessed | null
}

/** How an active member gets in, for whoever looks after them and is somebody else. */
export function MemberAccess(access: MemberAccessProps) {
  const t = useWords()
  const { passkeys, sessions, version, tokens, zone, now, token } = access
  return (
    <>
      <h2>{t('people.passkeys')}</h2>
      <p className="govuk-body">{t('signin.member.passkeys.text')}</p>
      <PasskeyTable
        {...{ passkeys, zone, now }}
        remove={(passkey, index) => ({ event: 'passkey.revoke', passkey, version, token: tokens[0]![index]! })}
      />
      <h2>{t('signin.member.sessions')}</h2>
      <SessionTable
        {...{ sessions, own: null, zone, now }}
        end={(session, index) => ({ event: 'session.end', which: 'one', session, token: tokens[1]![index]! })}
      />
      {sessions.length > 1 && (
        <FormAction fields={{ event: 'session.end', which: 'all', token }}>
          {t('signin.member.sessions.all')}
        </FormAction>
      )}
      {(access.provider || access.identities.length > 0) && <Identities {...access} />}
      <h2>{t('signin.recover')}</h2>
      {access.recovery ? <RecoveryUnderway {...access} /> : <OpenRecovery {...access} />}
    </>
  )
}

function OpenRecovery({ version, token, attempt }: MemberAccessProps) {
  const t = useWords()
  const again = attempt?.event === 'recovery.open' ? attempt : null
  return (
    <form method="post" noValidate>
      <p className="govuk-body">{t('signin.recover.text')}</p>
      <HiddenFields fields={{ version, token }} />
      <TextArea
        name="evidence"
        label={t('signin.recover.evidence')}
        hint={t('signin.recover.evidence.hint')}
        value={String(again?.typed.evidence ?? '')}
        error={again ? errorsByField(t, again.problems).evidence : undefined}
        rows={4}
      />
      <Button name="event" value="recovery.open" tone="danger">
        {t('event.recovery.open')}
      </Button>
    </form>
  )
}

function RecoveryUnderway({ recovery, opener, version, token, zone }: MemberAccessProps) {
  const t = useWords()
  const instants = useInstantWords()
  const { openedAt, expiresAt } = recovery!
  const said = { opener: recovery!.opener, at: instants.absolute(openedAt, zone) }
  const confirmed = expiresAt && t('signin.recover.confirmed', { until: instants.absolute(expiresAt, zone) })
  return (
    <Card tone="soon" title={t('signin.recover.opened', said)}>
      <p className="govuk-body">{confirmed ?? t(opener ? 'signin.recover.own' : 'signin.recover.second')}</p>
      <div className="button-row">
        {!confirmed && !opener && (
          <FormAction tone="danger" fields={{ event: 'recovery.confirm', version, token }}>
            {t('event.recovery.confirm')}
          </FormAction>
        )}
        <FormAction fields={{ event: 'recovery.cancel', version, token }}>{t('event.recovery.cancel')}</FormAction>
      </div>
    </Card>
  )
}

function Identities({ provider, identities, version, token, tokens, attempt }: MemberAccessProps) {
  const t = useWords()
  const again = attempt?.event === 'identity.link' ? attempt : null
  return (
    <>
      <h2>{t('signin.identities')}</h2>
      <ul className="govuk-list">
        {identities.map(({ issuer, subject }, index) => (
          <li key={`${issuer} ${subject}`} className="button-row">
            <span>
              <span className="mono">{subject}</span> <span className="quiet small">{issuer}</span>
            </span>
            <FormAction
              fields={{ event: 'identity.unlink', issuer, subject, version, token: tokens[2]![index]! }}
              about={subject}
            >
              {t('event.identity.unlink')}
            </FormAction>
          </li>
        ))}
      </ul>
      {provider && (
        <form method="post" noValidate>
          <HiddenFields fields={{ version, token, issuer: provider.issuer }} />
          <TextField
            name="subject"
            label={t('signin.identity.subject')}
            hint={t('signin.identity.subject.hint', { provider: provider.name })}
            value={String(again?.typed.subject ?? '')}
            error={again ? errorsByField(t, again.problems).subject : undefined}
            mono
          />
          <Button name="event" value="identity.link" tone="calm">
            {t('event.identity.link')}
          </Button>
        </form>
      )}
    </>
  )
}
