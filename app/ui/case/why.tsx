import { useWords } from '~/ui/words'

/** A coded ground and what was said to it. */
export function Why({ ground, text }: { readonly ground: string | null; readonly text: string }) {
  const t = useWords()
  const said = ground && text ? t('record.because', { ground, text }) : ground || text
  return said ? <p className="why pre-line">{said}</p> : null
}
