import { changeKinds, contactKinds, contactPowers, proofMethods, type ChangeKind } from '~machines/organisation/case'
import { languages } from '~machines/kit/words'
import type { PolicyPack } from '~machines/policy/pack'

/** A field of an enrolment step: how it is drawn, and how it is read. `name` is its path in the event's data. */
export interface StepField {
  readonly name: string
  readonly kind:
    | ('line' | 'tel' | 'email' | 'lines' | 'date' | 'moment' | 'choice' | 'several' | 'person' | 'documents' | 'count')
    /** comes from the page that leads here */
    | 'given'
  /** an empty one is null (dates, people, counts) or empty text */
  readonly optional?: boolean
  readonly hint?: boolean
  readonly options?: readonly string[]
  /** key before the option's code */
  readonly words?: string
}

/** Rows for the documents that were seen. */
export const documentRows = 3

const text: StepField = { name: 'text', kind: 'lines' }
const given = (name: string): StepField => ({ name, kind: 'given' })
const vetting: readonly StepField[] = [
  { name: 'source', kind: 'line', hint: true },
  { name: 'number', kind: 'tel', hint: true },
  { name: 'reached', kind: 'line', hint: true },
  { name: 'at', kind: 'moment', hint: true },
  { name: 'result', kind: 'choice', options: ['confirmed', 'notConfirmed'], words: 'enrolment.result' },
  { name: 'documents', kind: 'documents', hint: true },
  { ...text, optional: true },
]

const language: StepField = {
  ...{ name: 'securityContact.language', kind: 'choice', options: languages, words: 'shell.language' },
}
const changed: Readonly<Record<ChangeKind, readonly StepField[]>> = {
  switchboard: [{ name: 'switchboard', kind: 'tel', hint: true }],
  securityContact: [
    { name: 'securityContact.name', kind: 'line' },
    { name: 'securityContact.mail', kind: 'email' },
    { name: 'securityContact.phone', kind: 'tel' },
    language,
  ],
  domainAdded: [given('domain')],
  domainRemoved: [given('domain')],
  key: [],
}

const contact: readonly StepField[] = [
  given('contact'),
  { name: 'kind', kind: 'choice', options: contactKinds, words: 'enrolment.contact' },
  { name: 'name', kind: 'line', optional: true, hint: true },
  { name: 'title', kind: 'line', optional: true },
  { name: 'mail', kind: 'email', hint: true },
  { name: 'phone', kind: 'tel' },
  { name: 'hours', kind: 'line', hint: true },
  { name: 'zone', kind: 'line' },
  { name: 'languages', kind: 'several', options: languages, words: 'shell.language' },
  { name: 'powers', kind: 'several', options: contactPowers, words: 'enrolment.power' },
  { name: 'from', kind: 'date' },
  { name: 'until', kind: 'date', optional: true, hint: true },
]

const fields: Readonly<Record<string, readonly StepField[]>> = {
  'organisation.vet': vetting,
  'organisation.reverify': vetting,
  'organisation.admit': [],
  'organisation.reject': [text],
  'organisation.withdraw': [text],
  'organisation.suspend': [text],
  'restore.propose': [text],
  'organisation.restore': [],
  'domain.claim': [{ name: 'domain', kind: 'line', hint: true }],
  'domain.attest': [given('domain'), text],
  'domain.prove': [given('domain'), { name: 'method', kind: 'given', options: proofMethods }],
  'change.confirm': [given('change')],
  'change.cancel': [given('change'), text],
  'emergency.propose': [{ name: 'waiver', kind: 'lines', optional: true, hint: true }],
  'emergency.grant': [],
  'emergency.withdraw': [text],
  'network.propose': [{ name: 'register', kind: 'line', hint: true }],
  'network.appoint': [],
  'network.end': [text],
  'contact.designate': contact,
  'contact.end': [given('contact')],
  'contact.test': [
    given('contact'),
    { name: 'at', kind: 'moment', hint: true },
    { name: 'result', kind: 'choice', options: ['reached', 'notReached'], words: 'enrolment.test' },
    { name: 'minutes', kind: 'count', optional: true, hint: true },
    { name: 'caller', kind: 'line', hint: true },
  ],
  'membership.confirm': [],
  'membership.leave': [{ name: 'lastDay', kind: 'date', hint: true }, text],
  'membership.stay': [text],
  'training.record': [
    given('training'),
    { name: 'course', kind: 'line' },
    { name: 'provider', kind: 'line' },
    { name: 'completedOn', kind: 'date' },
    { name: 'validUntil', kind: 'date' },
    { name: 'evidence', kind: 'line', hint: true },
  ],
  'training.withdraw': [given('training'), text],
  'absence.note': [
    { name: 'from', kind: 'date' },
    { name: 'until', kind: 'date' },
    { name: 'deputy', kind: 'person', optional: true, hint: true },
  ],
  'absence.end': [],
}

/** The fields of a step, or null when there is no such step to take on a page. A change's fields depend on what is changed. */
export function stepFields(event: string, what: string, pack: PolicyPack): readonly StepField[] | null {
  if (event === 'change.propose') {
    const kind = changeKinds.find((each) => each === what)
    return kind ? [given('change'), given('what'), ...changed[kind], { name: 'reason', kind: 'lines' }] : null
  }
  const found = Object.hasOwn(fields, event) ? fields[event]! : null
  return found && found.map((field) => (field.kind === 'documents' ? withDocuments(field, pack) : field))
}

function withDocuments(field: StepField, pack: PolicyPack): StepField {
  return { ...field, options: pack.enrolment.vettingDocuments, words: 'pack.practice.vettingDocuments' }
}
