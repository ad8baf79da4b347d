import type { Language } from './words'

/**
 * Currencies in which an amount can be named (ISO 4217), each with the digits after its decimal sign. The list stands here
 * and not in whatever runtime there is: an amount recorded once reads the same for ever.
 */
const digitsOf = {
  ...{ ALL: 2, AMD: 2, AUD: 2, AZN: 2, BAM: 2, BRL: 2, CAD: 2, CHF: 2, CLP: 0, COP: 2, CRC: 2, CZK: 2, DKK: 2, EUR: 2 },
  ...{ GBP: 2, GEL: 2, GHS: 2, HUF: 2, ILS: 2, ISK: 0, JPY: 0, KRW: 0, LKR: 2, MAD: 2, MDL: 2, MKD: 2, MXN: 2, NGN: 2 },
  ...{ NOK: 2, NZD: 2, PEN: 2, PHP: 2, PLN: 2, RON: 2, RSD: 2, RUB: 2, SEK: 2, SGD: 2, TND: 3, TRY: 2, UAH: 2, USD: 2 },
  ZAR: 2,
} as const
export type Currency = keyof typeof digitsOf

export const currencies = Object.keys(digitsOf) as [Currency, ...Currency[]]

/** In minor units: cents, not euros. */
export interface Money {
  readonly amount: number
  readonly currency: Currency
}

/** The most that can be named; far below where numbers stop being exact. */
export const highestAmount = 1_000_000_000_000

/**
 * A typed amount in minor units; null when it can't be read in one way only. Spaces group digits; point or comma comes
 * before as many digits as the currency has at most, so that `1,250` of euros is asked about and never guessed.
 */
export function readAmount(typed: string, currency: Currency): number | null {
  const digits = digitsOf[currency]
  const [, whole, part = ''] = /^(\d{1,13})(?:[.,](\d+))?$/.exec(typed.replace(/[\s\u00a0\u202f]/g, '')) ?? []
  if (whole === undefined || part.length > digits) return null
  const amount = Number(whole + part.padEnd(digits, '0'))
  return amount <= highestAmount ? amount : null
}

export function isCurrency(code: string): code is Currency {
  return Object.hasOwn(digitsOf, code)
}

/** In no language: `EUR 1250.00`. */
export function plainMoney({ amount, currency }: Money): string {
  return `${currency} ${plainAmount({ amount, currency })}`
}

/** The number alone, as it can be typed: `1250.00`. */
function plainAmount({ amount, currency }: Money): string {
  const digits = digitsOf[currency]
  return (amount / 10 ** digits).toFixed(digits)
}

const locales: Readonly<Record<Language, string>> = { en: 'en-GB', fr: 'fr-FR', ru: 'ru-RU' }

/** As people write it, with the currency's code: signs are shared by many. */
export function moneyIn(language: Language, { amount, currency }: Money): string {
  const digits = digitsOf[currency]
  const shown = (amount / 10 ** digits).toLocaleString(locales[language], {
    ...{ style: 'currency', currency, currencyDisplay: 'code' },
    ...{ minimumFractionDigits: digits, maximumFractionDigits: digits },
  })
  return shown.replaceAll('\u202f', '\u00a0')
}
