import { Card, SummaryList, useDayWords } from '~/ui/components'
import { useWords } from '~/ui/words'
import type { ContactPoint } from '~machines/organisation/case'
import { StepLinks, type At } from './organisation'
import { TestCalls, type Tested } from './test-calls'

type ContactShown = ContactPoint & Partial<Tested>

interface ContactsProps {
  readonly contacts: readonly ContactShown[]
  readonly at: At | null
  readonly now: string
}

/** Designated contact points; `at` is null where they are only read. */
export function Contacts({ contacts, at, now }: ContactsProps) {
  const t = useWords()
  const days = useDayWords()
  return (
    <>
      {contacts.length === 0 && <p className="govuk-body">{t('enrolment.contacts.none')}</p>}
      {contacts.map(({ contact, kind, name, title, mail, phone, hours, zone, languages, from, until, ...more }) => (
        <Card key={contact} level={3} title={t(`enrolment.contact.${kind}`)}>
          <SummaryList
            compact
            rows={[
              { key: t('people.name'), value: [name, title].filter(Boolean).join(', ') },
              { key: t('people.email'), value: mail },
              { key: t('people.phone'), value: phone },
              { key: t('enrolment.field.hours'), value: `${hours} (${zone})` },
              {
                key: t('enrolment.field.languages'),
                value: languages.map((each) => t(`shell.language.${each}`)).join(', '),
              },
              ...(more.powers.length > 0
                ? [
                    {
                      key: t('enrolment.field.powers'),
                      value: more.powers.map((power) => t(`enrolment.power.${power}`)).join(', '),
                    },
                  ]
                : []),
              ...(more.tests
                ? [{ key: t('enrolment.tests'), value: <TestCalls {...{ ...more, tests: more.tests, now, zone }} /> }]
                : []),
              { key: t('enrolment.contact.dates'), value: [from, ...(until ? [until] : [])].map(days.of).join(' – ') },
            ]}
          />
          {at?.offers.includes('contact.test') && (
            <p>
              <a href={`${at.base}/step/contact.test?contact=${contact}`}>{t('event.contact.test')}</a>
            </p>
          )}
          {at?.offers.includes('contact.end') && (
            <p>
              <a href={`${at.base}/step/contact.end?contact=${contact}`}>{t('event.contact.end')}</a>
            </p>
          )}
        </Card>
      ))}
      {at && <StepLinks at={at} events={['contact.designate']} />}
    </>
  )
}
