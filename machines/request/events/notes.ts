import { z } from 'zod'
import { defineEvent } from '../../kit/event'
import { SealedRecordSchema } from '../../kit/schemas'
import { lines, optionalLines } from '../../kit/text'
import { uuid, code, identifierId, sha256, both } from './schemas'

/** What is chained and moves nothing. */
export const notes = [
  defineEvent({
    name: 'message.add',
    kind: 'note',
    whileSuspended: false,
    by: ['officer', 'supervisor', 'intake', 'legalReviewer'],
    data: z.strictObject({ text: lines(4000) }),
    sees: both,
    slugs: ['both.culture', 'le.contact-points'],
  }),
  defineEvent({
    name: 'note.add',
    kind: 'note',
    whileSuspended: false,
    by: ['officer', 'supervisor', 'intake', 'legalReviewer', 'collector', 'qualityChecker'],
    data: z.strictObject({ text: lines(4000) }),
    sees: ['oversight'],
    slugs: ['le.context-facts'],
  }),
  defineEvent({
    name: 'document.read',
    kind: 'note',
    by: ['officer', 'supervisor', 'intake', 'legalReviewer', 'collector', 'qualityChecker', 'auditor'],
    data: z.strictObject({ record: sha256 }),
    sees: ['oversight'],
    slugs: ['le.audit', 'sp.audit'],
    trail: ({ record }) => ({ record }),
  }),
  defineEvent({
    name: 'identity.reveal',
    kind: 'note',
    signed: true,
    by: ['officer', 'supervisor', 'intake', 'legalReviewer', 'collector', 'qualityChecker', 'auditor'],
    data: z.strictObject({
      items: z.union([z.literal('all'), z.array(identifierId).min(1, 'required').max(20_000, 'too-long')]),
      reason: z.union([code, z.literal('')]),
      text: optionalLines(600),
    }),
    sees: ['oversight'],
    slugs: ['le.confidentiality-received', 'sp.confidentiality', 'le.audit', 'sp.audit'],
    owes: () => [{ type: 'watchReveal', params: {} }],
    trail: ({ items, reason }) => ({ identifiers: items === 'all' ? items : items.length, reason }),
  }),
  defineEvent({
    name: 'identity.askOversight',
    kind: 'note',
    by: ['auditor'],
    data: z.strictObject({ reason: z.union([code, z.literal('')]), text: lines(600) }),
    sees: ['oversight'],
    slugs: ['le.audit', 'sp.audit'],
    trail: ({ reason }) => ({ reason }),
  }),
  defineEvent({
    name: 'identity.allowOversight',
    kind: 'note',
    signed: true,
    by: ['auditor'],
    data: z.strictObject({ person: uuid }),
    sees: ['oversight'],
    slugs: ['le.audit', 'sp.audit'],
    trail: ({ person }) => ({ person }),
  }),
  defineEvent({
    name: 'order.download',
    kind: 'note',
    signed: true,
    by: ['officer', 'supervisor', 'intake', 'legalReviewer'],
    data: z.strictObject({ order: uuid }),
    sees: both,
    slugs: ['sp.verify-source', 'sp.confidentiality'],
    trail: ({ order }) => ({ order }),
  }),
  defineEvent({
    name: 'record.seal',
    kind: 'note',
    by: ['worker'],
    data: SealedRecordSchema,
    sees: both,
    slugs: ['sp.written-response', 'le.written-requests'],
    trail: (record) => record,
  }),
  defineEvent({
    name: 'mail.send',
    kind: 'note',
    by: ['worker'],
    data: z.strictObject({ notice: code, side: z.enum(['agency', 'provider']), recipients: z.int().nonnegative() }),
    sees: ['oversight'],
    slugs: ['sp.confidentiality'],
    trail: ({ notice, side, recipients }) => ({ notice, side, recipients }),
  }),
] as const
