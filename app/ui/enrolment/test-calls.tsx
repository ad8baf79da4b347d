import { Instant } from '~/ui/components'
import { useWords } from '~/ui/words'
import type { TestedContact } from '~machines/organisation/tests'

export interface Tested extends Pick<TestedContact, 'tests'> {
  /** null where no call was made yet */
  readonly nextTest: string | null
}

/** Calls that tried a contact point, the newest first, and when the next one is due. */
export function TestCalls({ tests, nextTest = null, now, zone }: Partial<Tested> & { now: string; zone: string }) {
  const t = useWords()
  return (
    <>
      {!tests?.length && <div>{t('enrolment.tests.none')}</div>}
      {tests?.map(({ at, result, minutes, caller }) => (
        <div key={at}>
          <Instant {...{ at, now, zone }} />:{' '}
          {result === 'reached'
            ? t('enrolment.tests.answered', { count: minutes ?? 0 })
            : t('enrolment.test.notReached')}
          , {t('enrolment.tests.by', { caller })}
        </div>
      ))}
      <div className="quiet small">
        {t('enrolment.tests.next')}:{' '}
        {nextTest !== null && nextTest > now ? <Instant at={nextTest} {...{ now, zone }} /> : t('enrolment.tests.now')}
      </div>
    </>
  )
}
