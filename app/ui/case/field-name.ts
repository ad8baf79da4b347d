import { useWords } from '~/ui/words'

/** What a field of the request is called, for people: `matter.facts` by its word, an identifier by its place in the list. */
export function useFieldName(): (field: string) => string {
  const t = useWords()
  return (field) => {
    const [section, id, part] = field.split('.')
    if (section !== 'identifiers') return t(`record.field.${field}`)
    const identifier = t('case.field.identifier', { id })
    return part ? t('defect.part', { identifier, part: t(`defect.part.${part}`) }) : identifier
  }
}
