import { defineEvent } from '../../kit/event'
import { ProfileSchema, RegistrationSchema, VettingSchema } from '../case'
import { everyone, nothing, oversightOnly, why } from './schemas'

/** How an organisation comes into the directory: proposed by one operator, called back, admitted by another. */
export const entry = [
  defineEvent({
    name: 'organisation.register',
    kind: 'step',
    signed: true,
    by: ['operator', 'worker'],
    data: RegistrationSchema,
    sees: everyone,
    slugs: ['le.inform-providers', 'sp.contact-points'],
    trail: ({ side, country, code }) => ({ side, country, code }),
  }),
  defineEvent({
    name: 'organisation.vet',
    kind: 'step',
    signed: true,
    by: ['operator'],
    data: VettingSchema,
    sees: oversightOnly,
    slugs: ['le.verifiable-source'],
    trail: ({ result, at, documents }) => ({ result, at, documents: documents.map(({ kind }) => kind) }),
  }),
  defineEvent({
    name: 'organisation.admit',
    kind: 'step',
    signed: true,
    by: ['operator', 'worker'],
    data: nothing,
    sees: everyone,
    slugs: ['le.verifiable-source', 'le.inform-providers'],
  }),
  defineEvent({
    name: 'organisation.reject',
    kind: 'step',
    signed: true,
    by: ['operator'],
    data: why,
    sees: oversightOnly,
    slugs: ['le.verifiable-source'],
  }),
  defineEvent({
    name: 'organisation.withdraw',
    kind: 'step',
    signed: true,
    by: ['operator'],
    data: why,
    sees: oversightOnly,
    slugs: ['le.verifiable-source'],
  }),
  defineEvent({
    name: 'organisation.change',
    kind: 'step',
    signed: true,
    by: ['operator'],
    data: ProfileSchema,
    sees: everyone,
    slugs: ['le.inform-providers'],
  }),
] as const
