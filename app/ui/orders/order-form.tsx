import { orderKinds } from '~machines/request/orders'
import { Button, HiddenFields } from '~/ui/components'
import { FileField, Radios } from '~/ui/form'
import { useWords } from '~/ui/words'

export interface OrderFormProps {
  readonly step: Readonly<Record<string, string | number>>
  readonly kind: string
  readonly errors: Readonly<Record<string, string>>
}

/** Sends one PDF; its other fields stand before the file. */
export function OrderForm({ step, kind, errors }: OrderFormProps) {
  const t = useWords()
  return (
    <form method="post" encType="multipart/form-data" noValidate className="card card--action page--narrow">
      <HiddenFields fields={step} />
      <Radios
        name="kind"
        label={t('orders.kind')}
        value={kind}
        error={errors.kind}
        options={orderKinds.map((code) => ({ value: code, label: t(`orders.kind.${code}`) }))}
        inline
      />
      <FileField name="file" label={t('record.file')} hint={t('orders.file')} accept=".pdf" error={errors.file} />
      <Button>{t('event.order.attach')}</Button>
    </form>
  )
}
