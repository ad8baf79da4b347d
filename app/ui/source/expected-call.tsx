import type { CallBack } from '~machines/request/source-check'
import { Card } from '~/ui/components'
import { useWords } from '~/ui/words'

/** For the agency while its provider calls: what the caller must say, and what to answer. */
export function ExpectedCall({ call, provider }: { readonly call: CallBack; readonly provider: string }) {
  const t = useWords()
  return (
    <Card title={t('source.expected', { provider })} tone="action">
      <p>{t('source.expected.text')}</p>
      <dl className="pairs">
        <dt>{t('source.expected.say')}</dt>
        <dd>
          <strong className="script__words">{call.say}</strong>
        </dd>
        <dt>{t('source.expected.hear')}</dt>
        <dd>
          <strong className="script__words">{call.hear}</strong>
        </dd>
      </dl>
      <p className="quiet small">{t('source.expected.otherwise')}</p>
    </Card>
  )
}
