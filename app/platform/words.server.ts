import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import i18next, { type i18n, type TFunction } from 'i18next'
import { languages, type Language } from '~machines/kit/words'

export interface Words {
  t(language: Language): TFunction
  instance(language: Language): i18n
}

/** A key without words, or words under two keys of the same name. */
class WordsMissing extends Error {}

/**
 * Every text a person sees, from `app/ui/locales/<language>/<topic>.json`. Event names are keys, so dots separate
 * nothing. A missing key throws when `strict`, and shows itself otherwise.
 */
export async function openWords(folder: string, strict: boolean): Promise<Words> {
  const instances = new Map<Language, i18n>()
  for (const language of languages)
    instances.set(language, await instanceFor(language, topicsIn(join(folder, language)), strict))
  return { instance: (language) => instances.get(language)!, t: (language) => instances.get(language)!.t }
}

async function instanceFor(language: Language, words: Record<string, string>, strict: boolean): Promise<i18n> {
  const instance = i18next.createInstance()
  await instance.init({
    lng: language,
    resources: { [language]: { translation: words } },
    ...{ fallbackLng: false, keySeparator: false, nsSeparator: false, returnNull: false },
    interpolation: { escapeValue: false },
    saveMissing: strict,
    missingKeyHandler: (_languages, _namespace, key) => {
      throw new WordsMissing(`${language}: no words for ${key}`)
    },
  })
  return instance
}

/** The words of all topics as one; a key in two topics would hide one of them. */
export function topicsIn(folder: string): Record<string, string> {
  const all: Record<string, string> = {}
  for (const file of existsSync(folder) ? readdirSync(folder).sort() : []) {
    for (const [key, text] of Object.entries(
      JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, string>,
    )) {
      if (key in all) throw new WordsMissing(`${folder}: ${key} stands in two topics`)
      all[key] = text
    }
  }
  return all
}
