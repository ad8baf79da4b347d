import { Empty, FormAction, Page } from '~/ui/components'
import { useWords } from '~/ui/words'
import { ProgrammeStanding, type StandingShown } from './standing'
import { Pending, Review, Withdraw, type PendingShown, type StepsProps } from './steps'

export interface OwnProgrammeProps {
  readonly organisation: { readonly id: string; readonly name: string; readonly zone: string }
  readonly side: 'agency' | 'provider'
  /** who reads it: of the organisation, or the portal's operator */
  readonly reader: 'own' | 'operator'
  /** null while none was begun */
  readonly standing: StandingShown | null
  readonly pending: PendingShown | null
  readonly published: boolean
  /** a programme can be begun */
  readonly begins: boolean
  readonly offers: readonly string[]
  readonly step: Readonly<Record<string, string | number>>
  readonly now: string
  readonly tried: StepsProps['tried']
  readonly back?: { readonly href: string; readonly text: string }
}

/** An organisation's programme for whoever writes or approves it: where it stands, what is in writing, and the steps. */
export function OwnProgramme(shown: OwnProgrammeProps) {
  const t = useWords()
  const { organisation, side, reader, standing, pending, published, begins, offers, step, now, tried, back } = shown
  const steps = { side, offers, step, tried }
  return (
    <Page title={t('programme.of', { organisation: organisation.name })} problems={tried?.problems} back={back}>
      {reader === 'own' && <p className="govuk-body page--narrow">{t('programme.text')}</p>}
      {standing ? (
        <ProgrammeStanding {...{ standing, now }} zone={organisation.zone} />
      ) : (
        <Empty title={t('programme.none')}>{t(`programme.none.${reader === 'own' ? side : 'operator'}`)}</Empty>
      )}
      {begins && (
        <FormAction fields={{ ...step, event: 'programme.open' }} tone="action">
          {t('event.programme.open')}
        </FormAction>
      )}
      {pending && <Pending {...steps} pending={pending} />}
      {published && (
        <p>
          <a href={`/directory/${organisation.id}/programme`}>{t('programme.public')}</a>
        </p>
      )}
      <Review {...steps} />
      <Withdraw {...steps} />
    </Page>
  )
}
