import { useContext } from 'react'
import type { TFunction } from 'i18next'
import { I18nContext } from 'react-i18next'
import type { Problem } from '~machines/kit/refusal'
import type { Language } from '~machines/kit/words'

/**
 * The words of the page's language: `t('queue.title')`. A page is drawn once, so nothing watches for another language:
 * the library's own hook copies the whole instance in every component.
 */
export function useWords(): TFunction {
  return useContext(I18nContext).i18n.t
}

export function useLanguage(): Language {
  return useContext(I18nContext).i18n.language as Language
}

/** The sentence for one problem: which rule was not met, and the remedy. */
export function problemText(t: TFunction, { rule, params }: Problem): string {
  return t(`problem.${rule}`, params ?? {})
}

/** Sentences by the field they stand next to; the first problem of a field speaks for it. */
export function errorsByField(t: TFunction, problems: readonly Problem[]): Readonly<Record<string, string>> {
  const errors: Record<string, string> = {}
  for (const problem of problems) errors[problem.field] ??= problemText(t, problem)
  return errors
}
