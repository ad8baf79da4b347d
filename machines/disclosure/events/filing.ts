import { z } from 'zod'
import { defineEvent } from '../../kit/event'
import { lines } from '../../kit/text'
import { languages } from '../../kit/words'
import { uuid, code, nothing, DraftSaveSchema, agencyOnly, both } from './schemas'

/** How a request comes about, is authorised, ends or is amended: the agency’s steps. */
export const filing = [
  defineEvent({
    name: 'request.open',
    kind: 'step',
    by: ['officer'],
    data: z.strictObject({ providerId: uuid, serviceId: uuid, answerLanguage: z.enum(languages) }),
    sees: agencyOnly,
    facts: ['service'],
    slugs: ['le.procedures-binding-requests'],
  }),
  defineEvent({
    name: 'draft.save',
    kind: 'step',
    by: ['officer'],
    data: DraftSaveSchema,
    sees: agencyOnly,
    facts: ['service'],
    slugs: ['le.standard-format', 'le.specificity', 'le.context-facts'],
    trail: ({ section }) => ({ section }),
  }),
  defineEvent({
    name: 'request.submit',
    kind: 'step',
    by: ['officer'],
    data: nothing,
    sees: agencyOnly,
    facts: ['service', 'agency'],
    slugs: ['le.procedures-binding-requests', 'le.standard-format', 'le.specificity'],
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
    name: 'request.authorise',
    kind: 'step',
    by: ['supervisor'],
    data: z.strictObject({ checked: z.literal(true, 'confirm-checked') }),
    sees: both,
    facts: ['service', 'agency', 'provider', 'registration'],
    slugs: ['le.authority', 'le.verifiable-source', 'le.written-requests', 'le.standard-format'],
  }),
  defineEvent({
    name: 'request.withdraw',
    kind: 'step',
    by: ['officer', 'supervisor'],
    data: z.strictObject({ text: lines(2000) }),
    sees: both,
    facts: ['agency'],
    slugs: ['le.avoid-disruption'],
  }),
  defineEvent({
    name: 'request.amend',
    kind: 'step',
    by: ['officer'],
    data: z.strictObject({ text: lines(2000) }),
    sees: both,
    facts: ['agency'],
    slugs: ['sp.explain-refusal', 'le.specificity'],
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
  defineEvent({
    name: 'amendment.discard',
    kind: 'step',
    by: ['officer'],
    data: nothing,
    sees: both,
    slugs: ['le.procedures-binding-requests'],
  }),
] as const
