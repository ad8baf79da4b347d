import { assign, setup } from 'xstate'
import { z } from 'zod'
import { dataCategories, identifierKinds } from '../identifiers/identifier'
import { isZone } from '../identifiers/moments'
import { defineEvent, type EventDefinition } from '../kit/event'
import { openedBy, type MachineEvent, type Procedure, type Question } from '../kit/procedure'
import { problem, refuse } from '../kit/refusal'
import { line } from '../kit/text'
import { languages, sides } from '../kit/words'

/** Ids only: what the organisation is called and where it sits is in the dossier. */
export interface OrganisationContext {
  readonly organisation: string
  readonly services: readonly string[]
}

const ProfileSchema = z.strictObject({
  name: line(200),
  address: line(300),
  switchboard: line(40),
  website: z.url({ protocol: /^https$/, error: 'website-malformed' }),
  zone: z.string().refine(isZone, 'zone-unknown'),
  language: z.enum(languages),
})

const RegistrationSchema = ProfileSchema.extend({
  organisation: z.uuid('malformed'),
  side: z.enum(sides),
  code: z.string().regex(/^[A-Z][A-Z0-9]{1,7}$/, 'code-malformed'),
  country: z.string().regex(/^[A-Z]{2}$/, 'country-malformed'),
})

const ServiceSchema = z.strictObject({
  id: z.uuid('malformed'),
  name: line(120),
  carrierGradeNat: z.boolean(),
  identifierKinds: z.array(z.enum(identifierKinds)).min(1, 'required'),
  categories: z.array(z.enum(dataCategories)).min(1, 'required'),
})

export type OrganisationProfile = z.infer<typeof RegistrationSchema>
export type ServiceProfile = z.infer<typeof ServiceSchema>

export interface OrganisationDossier {
  readonly profile: OrganisationProfile | null
  readonly services: readonly ServiceProfile[]
}

const sees = ['agency', 'provider', 'oversight', 'portal'] as const

export const organisationEvents: Readonly<Record<string, EventDefinition>> = {
  'organisation.register': defineEvent({
    name: 'organisation.register',
    kind: 'step',
    by: ['operator', 'worker'],
    data: RegistrationSchema,
    sees,
    slugs: ['le.inform-providers', 'sp.contact-points'],
    trail: ({ side, country, code }) => ({ side, country, code }),
  }),
  'organisation.change': defineEvent({
    name: 'organisation.change',
    kind: 'step',
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
  'seal.issue': defineEvent({
    name: 'seal.issue',
    kind: 'note',
    by: ['worker'],
    data: z.strictObject({ fingerprint: z.string().regex(/^[0-9a-f]{64}$/, 'malformed') }),
    sees,
    slugs: ['le.verifiable-source'],
    trail: (data) => data,
  }),
}

type Asked = Question<OrganisationContext, OrganisationDossier>
type Event = MachineEvent<OrganisationContext, OrganisationDossier>

const machine = setup({
  types: { context: {} as OrganisationContext, events: {} as Event, input: {} as Event },
  actions: {
    issueSeal: (_, _params: { organisation: string }) => {},
    // the profile stands in the dossier; a transition without target and action would be a forbidden one
    noteProfile: assign(() => ({})),
    noteServices: assign(({ event }) => ({ services: event.dossier.services.map(({ id }) => id) })),
  },
}).createMachine({
  id: 'organisation@1',
  initial: 'registered',
  context: openedBy((event: Event) => ({
    organisation: (event.data as OrganisationProfile).organisation,
    services: [],
  })),
  states: {
    registered: {
      description: 'state.registered.description',
      meta: { slugs: ['le.inform-providers', 'sp.service-information'] },
      entry: { type: 'issueSeal', params: ({ context }) => ({ organisation: context.organisation }) },
      on: { 'organisation.change': { actions: 'noteProfile' }, 'service.publish': { actions: 'noteServices' } },
    },
  },
})

/** An organisation that takes part: its profile, which requests can't change, and what it can be asked for. */
export const organisation: Procedure<OrganisationContext, OrganisationDossier> = {
  id: 'organisation@1',
  opening: 'organisation.register',
  events: organisationEvents,
  machine,
  emptyDossier: { profile: null, services: [] },
  fold: foldOrganisation,
  rules: { 'service.publish': { what: [onlyProviders] } },
}

function foldOrganisation({
  event,
  data,
  dossier,
}: Question<OrganisationContext, OrganisationDossier, never>): OrganisationDossier {
  if (event === 'organisation.register') return { ...dossier, profile: data }
  if (event === 'organisation.change') return { ...dossier, profile: { ...dossier.profile!, ...(data as object) } }
  if (event !== 'service.publish') return dossier
  const { service } = data as { service: ServiceProfile }
  return { ...dossier, services: [...dossier.services.filter(({ id }) => id !== service.id), service] }
}

function onlyProviders({ dossier }: Asked) {
  return dossier.profile!.side === 'provider' ? null : refuse('invalid', problem('services-of-providers', 'service'))
}
