import type { ReferredMaterial } from '~machines/request/answer/case'
import { Card, FormAction } from '~/ui/components'
import { References } from '~/ui/request/references'
import { useWords } from '~/ui/words'

/** What shows the result of one item in place of a file, by the provider's references. */
export function MaterialNames({ materials }: Pick<MaterialsProps, 'materials'>) {
  const t = useWords()
  if (materials.length === 0) return null
  const names = materials.flatMap(({ references }) => references.map(({ reference }) => reference))
  return <p className="quiet">{t('material.tag') + t('shell.colon') + names.join(', ')}</p>
}

export interface MaterialsProps {
  readonly materials: readonly ReferredMaterial[]
  /** hidden fields of the step that takes one back; absent when nobody may */
  readonly removal?: Readonly<Record<string, string | number>>
}

/** Material that no portal may hold: hash and reference, and how it is handed over. */
export function Materials({ materials, removal }: MaterialsProps) {
  const t = useWords()
  return materials.map(({ id, items, references, to, how, deliveredAt }) => (
    <Card key={id} title={t('material.title')} level={3}>
      <References references={references} />
      <p>{t('material.handover', { to, how: t(`material.how.${how}`) })}</p>
      <p className="quiet">{t('record.items.count', { count: items.length })}</p>
      {removal && deliveredAt === null && (
        <FormAction fields={{ ...removal, event: 'material.retract', material: id }} about={references[0]!.reference}>
          {t('event.material.retract')}
        </FormAction>
      )}
    </Card>
  ))
}
