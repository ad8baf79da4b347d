import { z } from 'zod'
import { defineEvent } from '../../kit/event'
import { ContactSchema, ServiceSchema, VettingSchema } from '../case'
import { everyone, nothing, oversightOnly, why } from './schemas'

/** What an organisation that takes part publishes, and how its standing is kept, suspended and restored. */
export const standing = [
  defineEvent({
    name: 'service.publish',
    kind: 'step',
    by: ['administrator', 'operator', 'worker'],
    data: z.strictObject({ service: ServiceSchema }),
    sees: everyone,
    slugs: ['sp.service-information', 'sp.data-types-list'],
    trail: ({ service }) => ({ service: service.id }),
  }),
  defineEvent({
    name: 'contact.designate',
    kind: 'step',
    by: ['administrator', 'operator'],
    data: ContactSchema,
    sees: everyone,
    slugs: ['le.contact-points', 'sp.contact-points', 'le.inform-providers'],
    trail: ({ contact, kind }) => ({ contact, kind }),
  }),
  defineEvent({
    name: 'contact.end',
    kind: 'step',
    by: ['administrator', 'operator'],
    data: z.strictObject({ contact: z.uuid('malformed') }),
    sees: everyone,
    slugs: ['le.contact-points', 'sp.contact-points'],
    trail: (data) => data,
  }),
  defineEvent({
    name: 'organisation.reverify',
    kind: 'step',
    by: ['operator'],
    data: VettingSchema,
    sees: oversightOnly,
    slugs: ['le.verifiable-source'],
    trail: ({ result, at, documents }) => ({ result, at, documents: documents.map(({ kind }) => kind) }),
  }),
  defineEvent({
    name: 'organisation.suspend',
    kind: 'step',
    by: ['operator'],
    data: why,
    sees: everyone,
    slugs: ['le.verifiable-source'],
  }),
  defineEvent({
    name: 'restore.propose',
    kind: 'step',
    by: ['operator'],
    data: why,
    sees: oversightOnly,
    slugs: ['le.verifiable-source'],
  }),
  defineEvent({
    name: 'organisation.restore',
    kind: 'step',
    by: ['operator'],
    data: nothing,
    sees: everyone,
    slugs: ['le.verifiable-source'],
  }),
  defineEvent({
    name: 'deadline.pass',
    kind: 'step',
    by: ['clock'],
    data: z.strictObject({ rule: z.enum(['vetting', 'vettingGrace']), due: z.iso.datetime('malformed') }),
    sees: oversightOnly,
    slugs: ['le.verifiable-source'],
    trail: (data) => data,
  }),
  defineEvent({
    name: 'seal.issue',
    kind: 'note',
    by: ['worker'],
    data: z.strictObject({ fingerprint: z.string().regex(/^[0-9a-f]{64}$/, 'malformed') }),
    sees: everyone,
    slugs: ['le.verifiable-source'],
    trail: (data) => data,
  }),
  defineEvent({
    name: 'mail.send',
    kind: 'note',
    by: ['worker'],
    data: z.strictObject({
      notice: z.string().regex(/^[A-Za-z]{1,64}$/, 'malformed'),
      recipients: z.int().nonnegative(),
    }),
    sees: oversightOnly,
    slugs: ['le.verifiable-source'],
    trail: (data) => data,
  }),
] as const
