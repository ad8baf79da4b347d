import type { ClarificationRound } from '~machines/disclosure/case'
import { changesFor } from '~machines/disclosure/clarify'
import type { DefectRule } from '~machines/policy/deficiency'
import type { RequestDossier } from '~machines/request/case'
import { Card, Instant } from '~/ui/components'
import { useWords } from '~/ui/words'
import { Changes } from './changes'
import { DefectFacts } from './defect'

export interface RoundFacts {
  readonly rules: readonly DefectRule[]
  readonly orders: RequestDossier['orders']
  /** policy pack's name in keys */
  readonly pack: string
  /** zone of the provider's calendar */
  readonly providerZone: string
}

export interface RoundProps extends RoundFacts {
  readonly round: ClarificationRound
  readonly now: string
  /** zone of the reader's organisation */
  readonly zone: string
}

/** A round of defects: what was raised, and what the answer said and changed, defect by defect. */
export function Round({ round, now, zone, ...facts }: RoundProps) {
  const t = useWords()
  const { askedAt, answeredAt } = round
  return (
    <Card title={t('record.form.clarification')}>
      <p className="quiet">
        <Instant at={askedAt} now={now} zone={zone} />
      </p>
      <Defects round={round} {...facts} answered={answeredAt !== null} />
      {answeredAt === null ? (
        <p className="quiet">{t('case.clarification.open')}</p>
      ) : (
        <p className="quiet">
          {t('record.form.clarificationAnswer') + t('shell.colon')}
          <Instant at={answeredAt} now={now} zone={zone} />
        </p>
      )}
    </Card>
  )
}

type DefectsProps = RoundFacts & { readonly round: ClarificationRound; readonly answered: boolean }

/** Every defect of a round; once it is answered, with its words and differences beneath it. */
export function Defects({ round, rules, orders, answered, ...shown }: DefectsProps) {
  const t = useWords()
  const sent = orders.filter(({ id }) => round.orders.includes(id)).map(({ name }) => name)
  return (
    <>
      {round.defects.map((defect, index) => {
        const rule = rules.find(({ code }) => code === defect.code)!
        const changes = changesFor({ defects: rules }, defect, round.changes)
        const words = round.words[index] ?? ''
        const attached = rule.remedy === 'attach' && sent.length > 0
        return (
          <section key={index} className="defect">
            <h3>{t(`pack.${shown.pack}.defects.${defect.code}`)}</h3>
            <DefectFacts defect={defect} rule={rule} />
            {answered && (
              <>
                {words && (
                  <p className="pre-line">
                    <strong>{t('defect.answer') + t('shell.colon')}</strong>
                    {words}
                  </p>
                )}
                {attached && <p>{t('defect.orders', { names: sent.join(', ') })}</p>}
                {changes.length > 0 && (
                  <Changes
                    changes={changes}
                    pack={shown.pack}
                    zone={shown.providerZone}
                    of={t('case.clarification.changes')}
                  />
                )}
                {changes.length === 0 && !attached && <p className="quiet">{t('defect.unchanged')}</p>}
              </>
            )}
          </section>
        )
      })}
      {answered && round.text && <p className="pre-line">{round.text}</p>}
    </>
  )
}
