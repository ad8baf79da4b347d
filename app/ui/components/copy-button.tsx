import { useWords } from '~/ui/words'

/** Copies a text in one press. Hidden until the client script is there to do it. */
export function CopyButton({ text, about }: { readonly text: string; readonly about?: string }) {
  const t = useWords()
  return (
    <button type="button" className="copy-button" data-copy={text} data-copied={t('shell.copied')} hidden>
      <span aria-live="polite" data-copy-label>
        {t('shell.copy')}
      </span>
      <span className="govuk-visually-hidden"> {about ?? text}</span>
    </button>
  )
}
