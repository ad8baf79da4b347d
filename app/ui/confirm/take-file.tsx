import type { Problem } from '~machines/kit/refusal'
import { bytesInWords } from '~/ui/case/bytes'
import { Mono, Page, SummaryList } from '~/ui/components'
import { useLanguage, useWords } from '~/ui/words'
import { ConfirmForm, type Confirm } from './confirm'

export interface TakeFileProps {
  readonly file: { readonly name: string; readonly size: number; readonly sha256: string }
  /** what it is: its media type, or its kind in words */
  readonly kind: string
  readonly confirm: Confirm
  /** where the confirmed form goes */
  readonly action: string
  readonly back: { readonly href: string; readonly text: string }
  readonly problems: readonly Problem[]
}

/** One file before it is taken: what it is, and the passkey that every download asks for. */
export function TakeFilePage({ file: { name, size, sha256 }, kind, confirm, action, back, problems }: TakeFileProps) {
  const t = useWords()
  const language = useLanguage()
  const rows = [
    { key: t('confirm.file.kind'), value: `${kind} · ${bytesInWords(size, language)}` },
    { key: 'SHA-256', value: <Mono copy>{sha256}</Mono> },
  ]
  return (
    <Page title={name} problems={problems} back={back} narrow>
      <SummaryList rows={rows} />
      <h2>{t('confirm.title')}</h2>
      <ConfirmForm confirm={confirm} action={action} />
    </Page>
  )
}
