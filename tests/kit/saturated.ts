import type { DisclosureDossier } from '~machines/disclosure/case'
import type { RequestContent } from '~machines/request/case'
import type { OrganisationFacts, PersonFacts } from '~machines/kit/facts'
import type { FieldClass } from '~machines/kit/sight'
import { known } from '../machines/world'

/** A text that says to which field class it belongs. */
const said = (of: FieldClass) => `⟦${of}⟧`
const at = '2026-11-11T09:00:00.000Z'

const person = (id: string): PersonFacts => ({
  ...{ id, name: `Name of ${id}`, title: 'Title', organisation: 'organisation' },
  ...{ email: said('people'), phone: said('people') },
})
const organisation: OrganisationFacts = {
  ...{ id: 'organisation', side: 'agency', code: 'HPB', name: 'Bureau', country: 'VD', zone: 'UTC', language: 'en' },
  ...{ address: '1 Quay', switchboard: '+1 555 0100', website: 'https://bureau.example' },
  ...{ state: 'active', domains: ['bureau.example'], emergencyRight: false },
}

const content = (internalNotes: string): RequestContent => ({
  addressee: { providerId: 'provider', serviceId: 'service' },
  matter: {
    ...{ title: said('facts'), reference: said('facts'), offence: said('facts'), facts: said('facts') },
    internalNotes,
  },
  basis: {
    ...{ code: said('basis'), order: said('basis'), issuedBy: said('basis'), issuedOn: said('basis') },
    necessity: said('basis'),
  },
  identifiers: [
    {
      ...{ id: 'i1', kind: 'account', value: said('identity'), port: null, categories: ['subscriber'] },
      ...{ from: { local: '2026-11-10T22:41:07', zone: 'UTC', instant: '2026-11-10T22:41:07Z' }, until: null },
    },
  ],
  handling: {
    confidentiality: 'secretUntil',
    secrecy: { until: '2027-03-31', ground: said('facts') },
    answerLanguage: 'en',
    sensitive: { concerned: 'yes', professions: ['journalist'], necessity: said('facts') },
    priority: { code: 'urgent', reason: said('facts') },
  },
})

const change = (section: string, of: FieldClass) => ({ field: `${section}.x`, before: said(of), after: said(of) })

/** A request of which everything was said that can be said, each text by its field class. */
export const saturated: DisclosureDossier = {
  draft: content(said('internalNotes')),
  requester: person('requester'),
  served: {
    ...{ number: 'VD-HPB-2026-000001', servedAt: at, content: content('') },
    ...{
      requester: person('requester'),
      authoriser: person('authoriser'),
      approver: person('approver'),
      agency: organisation,
      provider: organisation,
      authority: {
        ...{ version: 1, from: at },
        rows: [{ category: 'subscriber', requester: said('basis'), authoriser: said('basis'), needsJudge: false }],
      },
      source: { ...known, risks: [] },
    },
  },
  approved: { at, by: person('approver') },
  returned: { at, reason: said('facts'), text: said('facts') },
  calls: [
    {
      ...{ by: 'intake', openedAt: at, recordedAt: at, number: said('facts'), say: said('facts'), hear: said('facts') },
      ...{ result: 'confirmed', reached: said('facts'), text: said('facts') },
    },
  ],
  sourceCheck: { at, method: said('facts'), reached: said('facts'), text: said('facts') },
  clarifications: [
    {
      ...{ askedAt: at, answeredAt: at, text: said('conversation') },
      defects: [{ code: 'factsInsufficient', fields: ['matter.facts'], text: said('conversation') }],
      ...{ words: [said('conversation')], orders: [] },
      changes: [change('identifiers', 'identity'), change('matter', 'facts'), change('basis', 'basis')],
    },
  ],
  itemTexts: { 'i1.subscriber': { decision: said('facts'), result: said('production') } },
  answer: { kind: 'decision', at, ground: said('facts'), text: said('facts'), referral: said('facts') },
  materials: [
    {
      ...{ id: 'm1', items: ['i1.content'], to: said('production'), how: 'courier' },
      references: [{ hash: said('production'), reference: said('production') }],
      ...{ addedBy: 'collector', addedAt: at, deliveredAt: at },
    },
  ],
  files: [
    {
      ...{ id: 'file', items: ['i1.subscriber'], name: said('production'), mediaType: 'text/csv', size: 1 },
      ...{ sha256: said('production'), addedBy: 'collector', addedAt: at, deliveredAt: at },
    },
  ],
  orders: [
    {
      ...{ id: 'order', kind: 'order', name: said('basis'), size: 1, sha256: said('basis') },
      check: {
        verdict: 'valid',
        signatures: [
          {
            ...{ kind: 'signature', verdict: 'valid', fault: null, signer: said('basis'), issuer: said('basis') },
            ...{ signedAt: at, time: 'claimed', covers: 'file', trustedBy: said('basis') },
          },
        ],
      },
      ...{ attachedBy: 'requester', attachedAt: at, risks: [], servedAt: at },
    },
  ],
  statement: { system: said('production'), extractedAt: at, by: 'collector', text: said('production') },
  delivered: true,
  qualityReturns: [{ at, text: said('production') }],
  contests: [{ at, ground: said('conversation'), text: said('conversation') }],
  messages: [{ at, by: person('requester'), side: 'agency', text: said('conversation') }],
  reminders: [],
  heeded: [],
  breaches: [{ due: at, at, ground: said('conversation'), text: said('conversation'), explainedAt: at }],
  secrecy: {
    orders: [{ at, until: '2027-03-31', ground: said('conversation') }],
    ...{ clock: null, lapsedAt: at },
    notices: [{ at, given: true, side: 'agency', day: '2027-04-01', code: 'letter', text: said('conversation') }],
  },
  costs: {
    estimates: [
      {
        ...{ number: 1, at, amount: 12_000, currency: 'EUR', minutes: 90, text: said('conversation') },
        answer: { at, agreed: true, text: said('conversation') },
      },
    ],
    invoices: [
      {
        ...{ at, number: said('conversation'), day: at.slice(0, 10), amount: 12_000, currency: 'EUR', minutes: 90 },
        text: said('conversation'),
      },
    ],
  },
  reveals: [],
  oversight: [
    { by: 'auditor', at, reason: said('conversation'), text: said('conversation'), allowedBy: null, until: null },
  ],
  notes: [
    { at, by: person('requester'), side: 'agency', text: said('ownNotes') },
    { at, by: person('reviewer'), side: 'provider', text: said('ownNotes') },
  ],
}
