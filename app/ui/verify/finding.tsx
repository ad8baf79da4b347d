import type { Language } from '~machines/kit/words'
import { Card, Instant, Mono, SummaryList, Tag, type SummaryRow } from '~/ui/components'
import { useWords } from '~/ui/words'

/** What was found of a file, as the verify page is told. */
export interface FindingProps {
  readonly finding: {
    readonly sha256: string
    readonly seal: { readonly verdict: string; readonly signer: string | null }
    readonly register: { readonly form: string; readonly at: string; readonly language: string } | null
    readonly trail: string | null
    readonly holds: boolean
  }
  readonly name: string
  readonly now: string
}

/** The verdict in one line, then each thing it rests on. */
export function Finding({ finding, name, now }: FindingProps) {
  const t = useWords()
  const { sha256, seal, register, trail, holds } = finding
  const sealed = seal.verdict === 'holds'
  const rows: SummaryRow[] = [
    { key: t('verify.name'), value: name },
    {
      key: t('verify.seal'),
      value: <Checked holds={sealed}>{t(`verify.seal.${seal.verdict}`, { signer: seal.signer ?? '' })}</Checked>,
    },
    { key: t('verify.register'), value: <Register {...{ register, now }} /> },
    ...(trail
      ? [{ key: t('verify.trail'), value: <Checked holds={trail !== 'broken'}>{t(`verify.trail.${trail}`)}</Checked> }]
      : []),
    { key: 'SHA-256', value: <Mono copy>{sha256}</Mono> },
  ]
  return (
    <Card title={t(holds ? 'verify.holds' : 'verify.fails')} tone={holds ? 'done' : 'danger'} id="finding">
      <p className="govuk-body">{t(holds ? 'verify.holds.text' : 'verify.fails.text')}</p>
      <SummaryList rows={rows} />
    </Card>
  )
}

function Register({ register, now }: Pick<FindingProps, 'now'> & Pick<FindingProps['finding'], 'register'>) {
  const t = useWords()
  if (!register) return <Checked holds={false}>{t('verify.register.unknown')}</Checked>
  const language = t(`shell.language.${register.language as Language}`)
  return (
    <Checked holds>
      {t('verify.register.known', { form: t(`record.form.${register.form}`), language })}{' '}
      <Instant at={register.at} now={now} />
    </Checked>
  )
}

function Checked({ holds, children }: { readonly holds: boolean; readonly children: React.ReactNode }) {
  const t = useWords()
  return (
    <>
      <Tag tone={holds ? 'done' : 'danger'}>{t(holds ? 'verify.yes' : 'verify.no')}</Tag> {children}
    </>
  )
}
