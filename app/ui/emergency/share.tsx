import { Card } from '~/ui/components'
import { useWords } from '~/ui/words'
import type { EmergencyShare } from '~machines/request/figures'

export interface ShareProps extends EmergencyShare {
  /** its name */
  readonly agency: string
}

/** How often an agency asks for an emergency, and how often it was none: what it has to answer for (guidelines le.emergency-restraint, le.prioritise). */
export function ShareCard(share: ShareProps) {
  const t = useWords()
  const { agency, days, requests, emergencies, downgraded, notVerified, notValidated, aboveNormal } = share
  return (
    <Card title={t('share.title', { agency })}>
      <p>{t('share.of', { emergencies, count: requests, days })}</p>
      {emergencies > 0 && (
        <ul className="notes">
          <li>{t('share.downgraded', { count: downgraded })}</li>
          <li>{t('share.notVerified', { count: notVerified })}</li>
          <li>{t('share.notValidated', { count: notValidated })}</li>
        </ul>
      )}
      {requests > emergencies && <p>{t('share.aboveNormal', { aboveNormal, count: requests - emergencies })}</p>}
    </Card>
  )
}
