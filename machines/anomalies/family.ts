import type { PersonFacts } from '../kit/facts'

export interface FamilyMatch {
  readonly surname: boolean
  readonly mail: boolean
  readonly phone: boolean
}

/** Shorter surnames are words of many languages. */
const shortestSurname = 3
const shortestPhone = 7

/**
 * Whether what somebody reveals has their own surname, mail address or telephone number in it. A surname stands as a
 * word of its own, in any case, with or without accents, in the male or female form of Slavic names.
 */
export function familyMatch(
  { name, email, phone }: Pick<PersonFacts, 'name' | 'email' | 'phone'>,
  texts: readonly string[],
): FamilyMatch {
  const all = folded(texts.join('\n'))
  const surname = stem(folded(name).split(/\s+/).at(-1)!)
  const words = new Set((all.match(/\p{L}+(?:[’'-]\p{L}+)*/gu) ?? []).map(stem))
  const digits = phone.replace(/\D/g, '')
  return {
    surname: surname.length >= shortestSurname && words.has(surname),
    mail: email !== '' && all.includes(folded(email)),
    phone: digits.length >= shortestPhone && all.replace(/[\s()./-]/g, '').includes(digits),
  }
}

export function isFamily({ surname, mail, phone }: FamilyMatch): boolean {
  return surname || mail || phone
}

function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** Белова and Белов are one family. */
function stem(word: string): string {
  return word.replace(/(?<=ов|ев|ин)а$|(?<=ov|ev|in)a$/u, '')
}
