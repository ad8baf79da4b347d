import { Tag } from '~/ui/components'
import { useWords } from '~/ui/words'
import { programmeTones } from './standing'

interface LinkProps {
  readonly organisation: { readonly id: string }
  /** null where none was ever published */
  readonly state: string | null
}

/** The way to an organisation's published programme, with where it stands. */
export function ProgrammeLink({ organisation, state }: LinkProps) {
  const t = useWords()
  if (state === null) return t('programme.none')
  return (
    <>
      <a href={`/directory/${organisation.id}/programme`}>{t('programme')}</a>{' '}
      <Tag tone={programmeTones[state]}>{t(`state.${state}`)}</Tag>
    </>
  )
}
