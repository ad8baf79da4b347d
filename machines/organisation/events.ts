import { z } from 'zod'
import { defineEvent, type EventDefinition } from '../kit/event'
import { authorityEvents } from './authority'
import { organisationKeyEvents } from './keys'
import { ProfileSchema, RegistrationSchema, ServiceSchema } from './case'

const sees = ['agency', 'provider', 'oversight', 'portal'] as const

export const organisationEvents: Readonly<Record<string, EventDefinition>> = {
  'organisation.register': defineEvent({
    name: 'organisation.register',
    kind: 'step',
    signed: true,
    by: ['operator', 'worker'],
    data: RegistrationSchema,
    sees,
    slugs: ['le.inform-providers', 'sp.contact-points'],
    trail: ({ side, country, code }) => ({ side, country, code }),
  }),
  'organisation.change': defineEvent({
    name: 'organisation.change',
    kind: 'step',
    signed: true,
    by: ['operator'],
    data: ProfileSchema,
    sees,
    slugs: ['le.inform-providers'],
  }),
  'service.publish': defineEvent({
    name: 'service.publish',
    kind: 'step',
    by: ['administrator', 'operator', 'worker'],
    data: z.strictObject({ service: ServiceSchema }),
    sees,
    slugs: ['sp.service-information', 'sp.data-types-list'],
    trail: ({ service }) => ({ service: service.id }),
  }),
  ...authorityEvents,
  'seal.issue': defineEvent({
    name: 'seal.issue',
    kind: 'note',
    by: ['worker'],
    data: z.strictObject({ fingerprint: z.string().regex(/^[0-9a-f]{64}$/, 'malformed') }),
    sees,
    slugs: ['le.verifiable-source'],
    trail: (data) => data,
  }),
  ...organisationKeyEvents,
}
