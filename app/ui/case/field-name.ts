import { useWords } from '~/ui/words'

/** What a field of the request is called, for people: `matter.facts` by its word, an identifier by its place in the list. */
export function useFieldName(): (field: string) => string {
  const t = useWords()
  return (field) => {
    const [section, name] = field.split('.')
    return section === 'identifiers' ? t('case.field.identifier', { id: name }) : t(`record.field.${field}`)
  }
}
