import { z } from 'zod'
import { defineEvent, type EventDefinition } from '../kit/event'
import { line, lines, optionalLines } from '../kit/text'
import { requestCatalogue } from '../request/events'
import { breaches, deadlineEvents } from '../request/events/deadlines'
import { draftSave } from '../request/events/filing'
import { both, code, commonSections, items, providerOnly, section, uuid } from '../request/events/schemas'
import { validationRecorded } from '../request/validation/events'
import { keptCodes } from './case'
import { clockSides } from './standing'

const TermsSchema = z.strictObject({
  instrument: z.union([z.string().regex(/^[a-z][a-z0-9-]*@[1-9]\d*$/, 'code-unknown'), z.literal('')]),
  until: z.union([z.iso.date('no-such-day'), z.literal('')]),
  afterwards: z.enum(['yes', '']),
})

/** The draft has one section more than other requests: the rule, and the end. */
const DraftSaveSchema = z.discriminatedUnion('section', [...commonSections, section('terms', TermsSchema)])

const own = [
  draftSave(DraftSaveSchema),
  defineEvent({
    name: 'item.secure',
    kind: 'step',
    by: ['legalReviewer', 'collector'],
    data: z.strictObject({
      items,
      kept: z.enum(keptCodes, 'required'),
      ground: z.union([code, z.literal('')]),
      text: optionalLines(2000),
    }),
    sees: providerOnly,
    slugs: ['sp.follow-up'],
    trail: ({ items: secured, kept, ground }) => ({ items: secured.length, kept, ground }),
  }),
  defineEvent({
    name: 'preservation.confirm',
    kind: 'step',
    signed: true,
    by: ['legalReviewer', 'qualityChecker'],
    data: z.strictObject({ system: line(200), text: optionalLines(4000) }),
    sees: both,
    slugs: ['sp.written-response', 'sp.timely', 'sp.validate-information'],
  }),
  defineEvent({
    name: 'preservation.extend',
    kind: 'step',
    signed: true,
    by: ['supervisor'],
    data: z.strictObject({ order: line(120), issuedBy: line(160), text: lines(2000) }),
    sees: both,
    slugs: ['le.follow-up-preservation', 'le.authority'],
  }),
  defineEvent({
    name: 'path.disclose',
    kind: 'step',
    signed: true,
    by: ['legalReviewer'],
    data: z.strictObject({
      /** the next provider, where the directory has it */
      provider: z.union([uuid, z.literal('')]),
      name: line(200),
      text: lines(4000),
    }),
    sees: both,
    facts: ['nextProvider'],
    slugs: ['sp.follow-up', 'le.follow-up-preservation'],
  }),
  defineEvent({
    name: 'preservation.convert',
    kind: 'step',
    by: ['officer'],
    /** the request for the data: id of its case */
    data: z.strictObject({ request: uuid, text: optionalLines(2000) }),
    sees: both,
    facts: ['linked'],
    slugs: ['le.follow-up-preservation'],
    trail: ({ request }) => ({ request }),
  }),
  defineEvent({
    name: 'preservation.release',
    kind: 'step',
    // the worker where the file it belongs to ends
    by: ['officer', 'supervisor', 'worker'],
    data: z.strictObject({ text: lines(2000) }),
    sees: both,
    facts: ['fileEnding'],
    slugs: ['le.follow-up-preservation', 'le.avoid-disruption'],
  }),
  validationRecorded,
] as const

type Replaced = (typeof own)[number]['name']
const isKept = <E extends { readonly name: string }>(event: E): event is Exclude<E, { readonly name: Replaced }> =>
  !own.some(({ name }) => name === event.name)

const catalogue = [...requestCatalogue.filter(isKept), ...own, ...deadlineEvents(clockSides), ...breaches] as const

export type PreservationEventName = (typeof catalogue)[number]['name']

/** The data an event carries, by its name. */
export type PreservationData = {
  [E in (typeof catalogue)[number] as E['name']]: z.output<E['data']>
}

export const preservationEvents = Object.fromEntries(
  catalogue.map((event) => [event.name, event]),
) as unknown as Readonly<Record<PreservationEventName, EventDefinition>>
