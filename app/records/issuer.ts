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

/** Of a form that both sides have, the steps of the agency. */
const agencySteps: readonly string[] = ['request.withdraw', 'cost.agree', 'cost.decline']

/** Whose seal a record carries: the side that acted, or the portal's operator for what the clock causes. */
export function issuerOf(form: RecordForm, actor: string, event: string): 'agency' | 'provider' | 'portal' {
  if (actor === 'clock') return 'portal'
  if (form === 'closing') return 'agency'
  return byAgency.includes(form) || agencySteps.includes(event) ? 'agency' : 'provider'
}

interface Parties {
  readonly agency: OrganisationFacts
  readonly provider: OrganisationFacts
  readonly dossier: RequestDossier
  /** the step the record is about */
  readonly event: string
}

/** The addressee's language: the provider's for what the agency sends, the one the agency asked for otherwise. */
export function languageOf(form: RecordForm, { agency, provider, dossier, event }: Parties): Language {
  if (form === 'return') return agency.language
  if (byAgency.includes(form) || (form === 'costNote' && agencySteps.includes(event))) return provider.language
  return dossier.served?.content.handling.answerLanguage ?? agency.language
}

/** The addressee's language: the agency's for what the provider sends, the provider's for what the agency answers. */
export function reportLanguageOf(
  form: RecordForm,
  { agency, provider }: Pick<Parties, 'agency' | 'provider'>,
): Language {
  return byAgency.includes(form) ? provider.language : agency.language
}
