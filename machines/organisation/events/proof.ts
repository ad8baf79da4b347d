import { z } from 'zod'
import { defineEvent } from '../../kit/event'
import { lines, optionalLines } from '../../kit/text'
import { ChangeSchema, domainName, proofMethods } from '../case'
import { everyone, nothing, oversightOnly, why } from './schemas'

const change = z.uuid('malformed')

/** What an organisation proves, what changes only after notice, and the right to be heard in emergencies. */
export const proof = [
  defineEvent({
    name: 'domain.claim',
    kind: 'step',
    by: ['administrator', 'operator'],
    data: z.strictObject({ domain: domainName, value: z.string().regex(/^[0-9a-f]{32}$/, 'malformed') }),
    sees: oversightOnly,
    slugs: ['le.technical-resources', 'le.verifiable-source'],
  }),
  defineEvent({
    name: 'domain.attest',
    kind: 'step',
    signed: true,
    by: ['operator'],
    data: z.strictObject({ domain: domainName, text: lines(2000) }),
    sees: oversightOnly,
    slugs: ['le.technical-resources'],
  }),
  defineEvent({
    name: 'domain.prove',
    kind: 'step',
    signed: true,
    by: ['operator', 'worker'],
    data: z.strictObject({ domain: domainName, method: z.enum(proofMethods, 'required') }),
    sees: everyone,
    slugs: ['le.technical-resources', 'le.verifiable-source'],
    trail: ({ method }) => ({ method }),
  }),
  defineEvent({
    name: 'change.propose',
    kind: 'step',
    signed: true,
    by: ['operator'],
    data: ChangeSchema,
    sees: oversightOnly,
    slugs: ['le.verifiable-source'],
    trail: ({ change, what }) => ({ change, what }),
  }),
  defineEvent({
    name: 'change.confirm',
    kind: 'step',
    signed: true,
    by: ['operator'],
    data: z.strictObject({ change }),
    sees: everyone,
    slugs: ['le.verifiable-source'],
    trail: (data) => data,
  }),
  defineEvent({
    name: 'change.cancel',
    kind: 'step',
    signed: true,
    by: ['administrator', 'operator'],
    data: z.strictObject({ change, text: lines(2000) }),
    whileSuspended: true,
    sees: oversightOnly,
    slugs: ['le.verifiable-source'],
    trail: ({ change }) => ({ change }),
  }),
  defineEvent({
    name: 'emergency.propose',
    kind: 'step',
    signed: true,
    by: ['operator'],
    data: z.strictObject({ waiver: optionalLines(2000) }),
    sees: oversightOnly,
    slugs: ['sp.emergency-assistance'],
    trail: ({ waiver }) => ({ waived: waiver !== '' }),
  }),
  defineEvent({
    name: 'emergency.grant',
    kind: 'step',
    signed: true,
    by: ['operator'],
    data: nothing,
    sees: everyone,
    slugs: ['sp.emergency-assistance'],
  }),
  defineEvent({
    name: 'emergency.withdraw',
    kind: 'step',
    signed: true,
    by: ['operator'],
    data: why,
    sees: everyone,
    slugs: ['sp.emergency-assistance'],
  }),
] as const
