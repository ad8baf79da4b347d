import type { RequestDossier } from '~machines/request/case'
import type { OrganisationFacts } from '~machines/kit/facts'
import { rolesBySide, type Language } from '~machines/kit/words'
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

/** Forms that both sides have: they are the side's of whoever acted. */
const ofEither: ReadonlySet<RecordForm> = new Set(['costNote', 'secrecyNote'])

/** Who acted in what a record is about. */
interface Acting {
  readonly actor: string
  readonly role: string
}

function isAgencys(form: RecordForm, role: string): boolean {
  return byAgency.includes(form) || (ofEither.has(form) && (rolesBySide.agency as readonly string[]).includes(role))
}

/** Whose seal a record carries: the side that acted, or the portal's operator for what the clock causes. */
export function issuerOf(form: RecordForm, { actor, role }: Acting): 'agency' | 'provider' | 'portal' {
  if (actor === 'clock') return 'portal'
  return form === 'closing' || isAgencys(form, role) ? 'agency' : 'provider'
}

interface Parties {
  readonly agency: OrganisationFacts
  readonly provider: OrganisationFacts
  readonly dossier: RequestDossier
  /** in which the step was taken that the record is about */
  readonly role: string
}

/** The addressee's language: the provider's for what the agency sends, the one the agency asked for otherwise. */
export function languageOf(form: RecordForm, { agency, provider, dossier, role }: Parties): Language {
  if (form === 'return') return agency.language
  if (isAgencys(form, role)) return provider.language
  return dossier.served?.content.handling.answerLanguage ?? agency.language
}

/** The addressee's language: the agency's for what the provider sends, the provider's for what the agency answers. */
export function reportLanguageOf(
  form: RecordForm,
  { agency, provider }: Pick<Parties, 'agency' | 'provider'>,
): Language {
  return byAgency.includes(form) ? provider.language : agency.language
}
