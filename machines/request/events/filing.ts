import { z } from 'zod'
import { defineEvent, type TrailFacts } from '../../kit/event'
import { line, lines } from '../../kit/text'
import { languages } from '../../kit/words'
import { originKinds } from '../origin'
import { OrderCheckSchema, orderKinds } from '../orders'
import { uuid, code, nothing, sha256, agencyOnly, both, commonSections } from './schemas'

/** The draft is kept as it stands; a procedure whose drafts have more sections has an event of its own. */
export const draftSave = <Schema extends z.ZodType<{ readonly section: string }>>(data: Schema) =>
  defineEvent({
    name: 'draft.save',
    kind: 'step',
    by: ['officer'],
    data,
    sees: agencyOnly,
    facts: ['service'],
    slugs: ['le.standard-format', 'le.specificity', 'le.context-facts', 'le.prioritise'],
    trail: ({ section }) => ({ section }),
  })

/** How a request comes about, is authorised, ends or is amended: the agency’s steps. */
export const filing = [
  defineEvent({
    name: 'request.open',
    kind: 'step',
    by: ['officer'],
    data: z.strictObject({
      providerId: uuid,
      serviceId: uuid,
      answerLanguage: z.enum(languages),
      /** the request of one's own from which it takes over what is asked, and why there is another one */
      origin: z.strictObject({ request: uuid, how: z.enum(originKinds, 'code-unknown') }).optional(),
    }),
    sees: agencyOnly,
    facts: ['service', 'origin'],
    slugs: ['le.procedures-binding-requests'],
    trail: ({ origin }): TrailFacts => (origin ? { origin: origin.request, how: origin.how } : {}),
    // what is taken over belongs to the file in which the request is that it is taken over from
    owes: ({ origin }) => (origin ? [{ type: 'joinFile', params: {} }] : []),
  }),
  draftSave(z.discriminatedUnion('section', [...commonSections])),
  defineEvent({
    name: 'order.attach',
    kind: 'step',
    by: ['officer', 'supervisor'],
    data: z.strictObject({
      order: uuid,
      kind: z.enum(orderKinds, 'code-unknown'),
      name: line(200),
      size: z.int().positive(),
      sha256,
      /** SHA-256 of the encrypted bytes, under which they are stored; safe in the trail */
      sealed: sha256,
      /** what the portal found of its signatures */
      check: OrderCheckSchema,
    }),
    sees: agencyOnly,
    facts: ['agency', 'copies'],
    slugs: ['le.verifiable-source', 'le.written-requests', 'sp.verify-source'],
    trail: ({ order, kind, size, sealed, check }) => ({ order, kind, size, sealed, signature: check.verdict }),
  }),
  defineEvent({
    name: 'order.remove',
    kind: 'step',
    by: ['officer', 'supervisor'],
    data: z.strictObject({ order: uuid }),
    sees: agencyOnly,
    slugs: ['le.written-requests'],
    trail: ({ order }) => ({ order }),
  }),
  defineEvent({
    name: 'request.submit',
    kind: 'step',
    signed: true,
    by: ['officer'],
    data: nothing,
    sees: agencyOnly,
    // a provider abroad is not asked directly: what the officer can mend is said before a supervisor reads it
    facts: ['service', 'agency', 'provider', 'authority', 'copies', 'programme', 'supervisors'],
    slugs: [
      ...(['le.procedures-binding-requests', 'le.standard-format', 'le.specificity', 'le.authority'] as const),
      'le.compliance-programme',
    ],
  }),
  defineEvent({
    name: 'request.return',
    kind: 'step',
    by: ['supervisor'],
    data: z.strictObject({ reason: code, text: lines(2000) }),
    sees: agencyOnly,
    facts: ['agency'],
    slugs: ['le.procedures-binding-requests', 'le.authority'],
    trail: ({ reason }) => ({ reason }),
  }),
  defineEvent({
    name: 'request.approve',
    kind: 'step',
    signed: true,
    by: ['supervisor'],
    data: z.strictObject({ checked: z.literal(true, 'confirm-checked') }),
    sees: agencyOnly,
    facts: ['service', 'agency', 'provider', 'authority', 'copies', 'programme'],
    slugs: ['le.authority', 'both.fundamental-rights'],
  }),
  defineEvent({
    name: 'request.authorise',
    kind: 'step',
    signed: true,
    by: ['supervisor'],
    data: z.strictObject({ checked: z.literal(true, 'confirm-checked') }),
    sees: both,
    facts: ['service', 'agency', 'provider', 'registration', 'authority', 'copies', 'source', 'programme'],
    slugs: ['le.authority', 'le.verifiable-source', 'le.written-requests', 'le.standard-format'],
  }),
  defineEvent({
    name: 'request.withdraw',
    kind: 'step',
    // the worker where the file it belongs to ends
    by: ['officer', 'supervisor', 'worker'],
    data: z.strictObject({ text: lines(2000) }),
    sees: both,
    facts: ['agency', 'fileEnding'],
    slugs: ['le.avoid-disruption'],
  }),
  defineEvent({
    name: 'request.reassign',
    kind: 'step',
    by: ['supervisor'],
    data: z.strictObject({ to: uuid, text: lines(2000) }),
    sees: both,
    facts: ['agency', 'colleague'],
    slugs: ['le.contact-points', 'sp.follow-up'],
    trail: ({ to }) => ({ to }),
  }),
] as const
