import type { Language } from '~machines/kit/words'

const units = ['byte', 'kilobyte', 'megabyte'] as const

/** A size in its largest fitting unit, decimal: `1.4 MB`. */
export function bytesInWords(bytes: number, language: Language): string {
  const step = bytes < 1_000 ? 0 : bytes < 1_000_000 ? 1 : 2
  const unitDisplay = step === 0 ? 'long' : 'short'
  const unit = { style: 'unit', unit: units[step], unitDisplay, maximumFractionDigits: 1 } as const
  return new Intl.NumberFormat(language, unit).format(bytes / 1_000 ** step)
}
