import type { RequestDossier } from '~machines/request/case'
import type { OrganisationFacts } from '~machines/kit/facts'
import type { Language } from '~machines/kit/words'
import type { RecordForm } from './input'

const byAgency: readonly RecordForm[] = [
  'request',
  'authorisation',
  'return',
  'clarificationAnswer',
  'receipt',
  'withdrawal',
  'contest',
  'amendment',
  'extension',
  'conversion',
  'release',
  'emergencyStatement',
  'validation',
  'restriction',
  'reportReceipt',
  'investigation',
  'referral',
  'noAction',
  'reportFeedback',
]

/** Whose seal a record carries: the side that acted, or the portal's operator for what the clock causes. */
export function issuerOf(form: RecordForm, actor: string, event: string): 'agency' | 'provider' | 'portal' {
  if (actor === 'clock') return 'portal'
  if (form === 'closing') return 'agency'
  return byAgency.includes(form) || event === 'request.withdraw' ? 'agency' : 'provider'
}

interface Parties {
  readonly agency: OrganisationFacts
  readonly provider: OrganisationFacts
  readonly dossier: RequestDossier
}

/** The addressee's language: the provider's for what the agency sends, the one the agency asked for otherwise. */
export function languageOf(form: RecordForm, { agency, provider, dossier }: Parties): Language {
  if (form === 'return') return agency.language
  if (byAgency.includes(form)) return provider.language
  return dossier.served?.content.handling.answerLanguage ?? agency.language
}

/** The addressee's language: the agency's for what the provider sends, the provider's for what the agency answers. */
export function reportLanguageOf(form: RecordForm, { agency, provider }: Omit<Parties, 'dossier'>): Language {
  return byAgency.includes(form) ? provider.language : agency.language
}
