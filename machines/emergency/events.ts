import { z } from 'zod'
import { IdentifierSchema } from '../identifiers/identifier'
import { defineEvent, type EventDefinition } from '../kit/event'
import { instant } from '../kit/schemas'
import { line, lines, optionalLine, optionalLines } from '../kit/text'
import { languages } from '../kit/words'
import { answeringEvents } from '../request/answer/events'
import { requestCatalogue } from '../request/events'
import { breaches, deadlineEvents } from '../request/events/deadlines'
import { draftSave } from '../request/events/filing'
import { both, code, commonSections, SecrecySchema, section, SensitiveSchema, uuid } from '../request/events/schemas'
import { confidentialities } from '../request/secrecy/case'
import { unsaid } from '../request/sensitive'
import { validationRecorded } from '../request/validation/events'
import { restrictionWays } from './case'
import { clockSides } from './standing'

const PerilSchema = z.strictObject({
  instrument: z.union([z.string().regex(/^[a-z][a-z0-9-]*@[1-9]\d*$/, 'code-unknown'), z.literal('')]),
  danger: z.union([code, z.literal('')]),
  endangered: optionalLines(2000),
  imminence: optionalLines(2000),
  use: optionalLines(2000),
  declared: z.enum(['yes', '']),
})

/** The draft has one section more than other requests: why it cannot wait. */
const DraftSaveSchema = z.discriminatedUnion('section', [...commonSections, section('peril', PerilSchema)])

const isoDate = z.iso.date('malformed')

/** What was asked by voice, and how it is confirmed in writing. */
const byVoice = [
  defineEvent({
    name: 'oral.record',
    kind: 'step',
    signed: true,
    by: ['intake', 'legalReviewer'],
    data: z.strictObject({
      agencyId: uuid,
      serviceId: uuid,
      /** name and rank as given */
      caller: line(160),
      callerNumber: optionalLine(60),
      calledAt: instant,
      title: line(120),
      offence: code,
      basis: code,
      facts: lines(4000),
      peril: PerilSchema.omit({ declared: true }),
      identifiers: z.array(IdentifierSchema).min(1, 'identifier-missing').max(200, 'too-long'),
      answerLanguage: z.enum(languages),
    }),
    sees: both,
    facts: ['agency', 'provider', 'service', 'registration', 'phrases', 'oralDebts'],
    slugs: ['le.written-requests', 'le.emergency-restraint', 'sp.emergency-assistance'],
    trail: ({ calledAt }) => ({ calledAt }),
  }),
  defineEvent({
    name: 'oral.confirm',
    kind: 'step',
    signed: true,
    by: ['officer'],
    data: z.strictObject({
      /** the words that the provider gave to whoever called */
      code: line(120),
      facts: lines(4000),
      order: line(120),
      issuedBy: line(160),
      issuedOn: isoDate,
      necessity: lines(4000),
      declared: z.literal('yes', 'peril-undeclared'),
      confidentiality: z.enum(confidentialities, 'confidentiality-unsaid'),
      secrecy: SecrecySchema,
      sensitive: SensitiveSchema.default(unsaid),
    }),
    sees: both,
    facts: ['service', 'agency', 'authority', 'supervisors'],
    slugs: ['le.written-requests', 'le.authority'],
  }),
  defineEvent({
    name: 'oral.countersign',
    kind: 'step',
    signed: true,
    by: ['supervisor'],
    data: z.strictObject({ checked: z.literal(true, 'confirm-checked') }),
    sees: both,
    facts: ['service', 'agency', 'provider', 'authority', 'copies', 'source'],
    slugs: ['le.written-requests', 'le.authority', 'le.verifiable-source'],
  }),
] as const

const assessing = [
  defineEvent({
    name: 'emergency.accept',
    kind: 'step',
    signed: true,
    by: ['legalReviewer'],
    data: z.strictObject({ met: z.literal(true, 'confirm-emergency'), text: optionalLines(4000) }),
    sees: both,
    slugs: ['sp.emergency-assistance', 'sp.procedures', 'sp.written-response'],
  }),
  defineEvent({
    name: 'emergency.downgrade',
    kind: 'step',
    signed: true,
    by: ['legalReviewer'],
    data: z.strictObject({ ground: code, text: lines(4000) }),
    sees: both,
    slugs: ['le.emergency-restraint', 'sp.explain-refusal'],
    trail: ({ ground }) => ({ ground }),
  }),
] as const

const standingByIt = [
  validationRecorded,
  defineEvent({
    name: 'restriction.prove',
    kind: 'step',
    signed: true,
    by: ['supervisor'],
    data: z.strictObject({
      how: z.enum(restrictionWays, 'required'),
      doneAt: instant,
      system: line(200),
      text: lines(2000),
    }),
    sees: both,
    slugs: ['le.confidentiality-received', 'both.fundamental-rights'],
    trail: ({ how, doneAt }) => ({ how, doneAt }),
  }),
] as const

const own = [draftSave(DraftSaveSchema), ...byVoice, ...assessing, ...standingByIt] as const

type Replaced = (typeof own)[number]['name']
const isKept = <E extends { readonly name: string }>(event: E): event is Exclude<E, { readonly name: Replaced }> =>
  !own.some(({ name }) => name === event.name)

const catalogue = [
  ...requestCatalogue.filter(isKept),
  ...own,
  ...answeringEvents(['qualityChecker', 'legalReviewer']),
  ...deadlineEvents(clockSides),
  ...breaches,
] as const

export type EmergencyEventName = (typeof catalogue)[number]['name']

/** The data an event carries, by its name. */
export type EmergencyData = {
  [E in (typeof catalogue)[number] as E['name']]: z.output<E['data']>
}

export const emergencyEvents = Object.fromEntries(catalogue.map((event) => [event.name, event])) as unknown as Readonly<
  Record<EmergencyEventName, EventDefinition>
>
