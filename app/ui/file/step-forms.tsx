import type { ComponentType } from 'react'
import { one } from '~/ui/case/steps/form'
import type { ButtonTone } from '~/ui/components/button'
import { Select, TextArea } from '~/ui/form'
import { useWords } from '~/ui/words'
import { ContentFields, type ContentFieldsProps } from './content-fields'
import type { FiledRequest } from '~machines/file/case'
import { Foreseen } from './foreseen'

/** What the form of a step is drawn from. */
export interface FileStepProps extends ContentFieldsProps {
  readonly requests: readonly FiledRequest[]
  /** requests in no file that may be put into this one */
  readonly linkable: readonly { readonly id: string; readonly title: string; readonly number: string | null }[]
  /** officers who may take it over */
  readonly colleagues: readonly { readonly id: string; readonly name: string }[]
}

function Reason({ typed, errors, hint }: FileStepProps & { readonly hint: string }) {
  const t = useWords()
  return (
    <TextArea name="text" label={t('file.why')} hint={hint} value={one(typed, 'text')} error={errors.text} rows={4} />
  )
}

function LinkRequest({ linkable, typed, errors }: FileStepProps) {
  const t = useWords()
  if (linkable.length === 0) return <p className="inset">{t('file.link.none')}</p>
  return (
    <Select
      name="request"
      label={t('file.link.which')}
      hint={t('file.link.hint')}
      options={linkable.map(({ id, title, number }) => ({
        ...{ value: id, label: `${number ?? t('requests.unnumbered')} – ${title || t('requests.untitled')}` },
      }))}
      empty=""
      value={one(typed, 'request')}
      error={errors.request}
    />
  )
}

function Reassign({ colleagues, typed, errors }: FileStepProps) {
  const t = useWords()
  return (
    <>
      <Select
        name="to"
        label={t('file.reassign.to')}
        options={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
        empty=""
        value={one(typed, 'to')}
        error={errors.to}
      />
      <TextArea name="text" label={t('people.reason')} value={one(typed, 'text')} error={errors.text} rows={3} />
    </>
  )
}

function CloseFile(props: FileStepProps) {
  const t = useWords()
  return (
    <>
      <Foreseen requests={props.requests} kind="close" />
      <Reason {...props} hint={t('file.why.hint')} />
    </>
  )
}

function WithdrawFile(props: FileStepProps) {
  const t = useWords()
  const { requests, typed, errors } = props
  const tells = requests.some(
    ({ shown }) => !shown || (shown.number && ['withdraw', 'release'].includes(shown.ends.withdraw)),
  )
  return (
    <>
      <Foreseen requests={requests} kind="withdraw" />
      <Reason {...props} hint={t('file.why.hint')} />
      {tells && (
        <TextArea
          name="told"
          label={t('file.told')}
          hint={t('file.told.hint')}
          value={one(typed, 'told')}
          error={errors.told}
          rows={3}
        />
      )}
    </>
  )
}

export interface FileStepForm {
  readonly Form: ComponentType<FileStepProps>
  readonly tone: ButtonTone
}

function Nothing() {
  return null
}

/** Every step that has a page or a button of its own. */
export const fileStepForms: Readonly<Record<string, FileStepForm>> = {
  'file.save': { Form: ContentFields, tone: 'action' },
  'request.link': { Form: LinkRequest, tone: 'action' },
  'request.unlink': { Form: Nothing, tone: 'calm' },
  'file.reassign': { Form: Reassign, tone: 'action' },
  'file.close': { Form: CloseFile, tone: 'go' },
  'file.withdraw': { Form: WithdrawFile, tone: 'danger' },
}
