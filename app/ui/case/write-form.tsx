import { Button, HiddenFields } from '~/ui/components'
import { TextArea } from '~/ui/form'

export interface WriteFormProps {
  readonly token: string
  readonly label: string
  readonly hint: string
  readonly button: string
  readonly error?: string
  readonly typed: string
}

/** One text to be written down. */
export function WriteForm({ token, label, hint, button, error, typed }: WriteFormProps) {
  return (
    <form method="post" noValidate className="page--narrow">
      <HiddenFields fields={{ token }} />
      <TextArea name="text" {...{ label, hint, error }} value={typed} rows={4} />
      <Button>{button}</Button>
    </form>
  )
}
