import type { Slug } from '../guidelines'

type Party = 'agency' | 'provider'

/**
 * What a programme says of an organisation's procedures, in prose: each section with the guideline paragraph it answers, which
 * is another one on either side.
 */
const sectionParagraphs = {
  /** who may request and authorise at an agency, who answers at a provider */
  who: { agency: 'le.authority', provider: 'sp.procedures' },
  /** the course of a request within the organisation, and what is checked on the way */
  course: { agency: 'le.procedures-binding-requests', provider: 'sp.timely' },
  training: { agency: 'le.training', provider: 'sp.training' },
  verification: { agency: 'le.verifiable-source', provider: 'sp.verify-source' },
  /** how the other side delivers documents */
  delivery: { agency: 'le.written-requests', provider: 'sp.written-response' },
  confidentiality: { agency: 'le.confidentiality-received', provider: 'sp.confidentiality' },
  /** who can be reached outside office hours, and how */
  emergencies: { agency: 'le.emergency-restraint', provider: 'sp.emergency-assistance' },
  audit: { agency: 'le.audit', provider: 'sp.audit' },
  statistics: { agency: 'le.audit', provider: 'sp.audit' },
  /** how often the programme is reviewed, and by whom */
  review: { agency: 'le.compliance-programme', provider: 'sp.compliance-programme' },
} as const satisfies Readonly<Record<string, Readonly<Record<Party, Slug>>>>

export type SectionName = keyof typeof sectionParagraphs
export const sectionNames = Object.keys(sectionParagraphs) as readonly SectionName[]

export function paragraphOf(section: SectionName, side: Party): Slug {
  return sectionParagraphs[section][side]
}
