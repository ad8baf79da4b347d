import type { Sensitive } from '~machines/request/sensitive'
import { Card } from '~/ui/components'
import { professionWords } from '~/ui/request/sensitive'
import { useWords } from '~/ui/words'

export interface SensitiveNoticeProps {
  readonly sensitive: Sensitive
  readonly pack: string
  /** name of whoever has approved already; null while nobody has */
  readonly second: string | null
}

/** Before anybody stands by a request that concerns a protected profession: which one, and how many have to. */
export function SensitiveNotice({ sensitive, pack, second }: SensitiveNoticeProps) {
  const t = useWords()
  return (
    <Card title={t('case.sensitive')} tone="soon">
      <p>{t('filing.sensitive.notice', { professions: professionWords(t, pack, sensitive) })}</p>
      <p>{second ? t('filing.sensitive.second', { name: second }) : t('filing.sensitive.first')}</p>
    </Card>
  )
}
