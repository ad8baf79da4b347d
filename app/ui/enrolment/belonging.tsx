import { Card, Instant, Mono, SummaryList, useDayWords } from '~/ui/components'
import type { Member } from '~/ui/people/members'
import { Trained } from '~/ui/people/members'
import { useWords } from '~/ui/words'
import type { MembershipDossier, Training } from '~machines/membership'

export interface BelongingSectionsProps {
  readonly member: Member
  readonly offers: readonly string[]
  readonly trainings: readonly Training[]
  readonly vouched: MembershipDossier['vouched']
  readonly leavingText: string
  readonly deputy: string | null
  readonly work: readonly OpenWork[]
  /** of their organisation */
  readonly zone: string
  readonly now: string
}

export interface OpenWork {
  readonly id: string
  readonly number: string | null
  readonly state: string
  /** they ask; else they review */
  readonly asks: boolean
}

/** How a person came in, what they are trained in, when they are away, when they leave, and what then waits for somebody else. */
export function BelongingSections(props: BelongingSectionsProps) {
  const t = useWords()
  const { member, vouched, deputy, leavingText, zone, now } = props
  const days = useDayWords()
  const { absence, lastDay, confirmedAt } = member
  const rows = [
    ...(vouched
      ? [
          {
            key: t('enrolment.vouchedBy'),
            value: t('enrolment.vouchedBy.text', {
              name: vouched.by.name,
              how: t(`pack.practice.identifiedHow.${vouched.how}`),
              document: t(`pack.practice.identityDocuments.${vouched.document}`),
              day: days.of(vouched.seenOn),
            }),
          },
        ]
      : []),
    ...(confirmedAt
      ? [{ key: t('enrolment.confirmedAt'), value: <Instant at={confirmedAt} {...{ zone, now }} /> }]
      : []),
    { key: t('enrolment.trainedUntil'), value: <Trained until={member.trainedUntil} {...{ zone, now }} /> },
    ...(absence
      ? [
          {
            key: t('enrolment.absence'),
            value: [
              `${days.of(absence.from)} – ${days.of(absence.until)}`,
              ...(deputy ? [t('enrolment.deputy', { name: deputy })] : []),
            ].join('. '),
          },
        ]
      : []),
    ...(lastDay
      ? [{ key: t('enrolment.leaving'), value: `${t('enrolment.leaves', { day: days.of(lastDay) })}. ${leavingText}` }]
      : []),
  ]
  return (
    <>
      <h2>{t('enrolment.belonging')}</h2>
      <SummaryList rows={rows} />
      <PersonLinks {...props} events={['absence.note', 'absence.end', 'membership.leave', 'membership.stay']} />
      <Trainings {...props} />
      <Work {...props} />
    </>
  )
}

function PersonLinks({ member, offers, events }: BelongingSectionsProps & { readonly events: readonly string[] }) {
  const t = useWords()
  const here = events.filter((event) => offers.includes(event))
  return (
    <p className="button-row">
      {here.map((event) => (
        <a key={event} href={`/people/${member.id}/step/${event}`}>
          {t(`event.${event}`)}
        </a>
      ))}
    </p>
  )
}

function Trainings(props: BelongingSectionsProps) {
  const t = useWords()
  const days = useDayWords()
  const { trainings, member, offers } = props
  return (
    <>
      <h2>{t('enrolment.trainings')}</h2>
      {trainings.length === 0 && <p className="govuk-body">{t('enrolment.untrained')}</p>}
      {trainings.map(({ training, course, provider, completedOn, validUntil, evidence }) => (
        <Card key={training} level={3} title={course}>
          <SummaryList
            compact
            rows={[
              { key: t('enrolment.field.provider'), value: provider },
              { key: t('enrolment.field.completedOn'), value: days.of(completedOn) },
              { key: t('enrolment.field.validUntil'), value: days.of(validUntil) },
              { key: t('enrolment.field.evidence'), value: evidence },
            ]}
          />
          {offers.includes('training.withdraw') && (
            <p>
              <a href={`/people/${member.id}/step/training.withdraw?training=${training}`}>
                {t('event.training.withdraw')}
              </a>
            </p>
          )}
        </Card>
      ))}
      <PersonLinks {...props} events={['training.record']} />
    </>
  )
}

/** What is left open when the person goes: each request is handed to somebody else on its own page. */
function Work({ work, member }: BelongingSectionsProps) {
  const t = useWords()
  if (work.length === 0 || (member.state === 'active' && member.lastDay === null)) return null
  return (
    <Card tone="soon" title={t('enrolment.work', { count: work.length })}>
      <p>{t('enrolment.work.text')}</p>
      <ul className="govuk-list">
        {work.map(({ id, number, state, asks }) => (
          <li key={id}>
            <a href={`/requests/${id}`}>
              <Mono>{number ?? t('mail.unnumbered')}</Mono>
            </a>{' '}
            {t(`state.${state}`)}, {t(asks ? 'enrolment.work.asks' : 'enrolment.work.reviews')}
          </li>
        ))}
      </ul>
    </Card>
  )
}
