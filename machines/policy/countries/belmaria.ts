import { lu1 } from '../calendars/lu-1'
import { legalCategories, type Authority, type LegalCategory } from '../instrument'
import { euEEvidence } from '../instruments/eu-e-evidence'
import type { PolicyPack } from '../pack'
import { chosenBy, rowsOf } from '../rows'
import { practiceDefects } from './deficiencies'
import { practiceClocks, practiceDefaults, protectedProfessions, withholdGrounds } from './practice'

const law = 'belmaria-law@1'
const { article, measure, issuing, clock } = rowsOf(law, { checked: true })
const { article: regulation } = rowsOf('eu-e-evidence@1', { checked: true })

const everything = [...legalCategories]
const identity: LegalCategory[] = ['subscriber', 'identification']
const sensitive: LegalCategory[] = ['traffic', 'content']
const judicial: Authority[] = ['prosecutor', 'court']

const answer = clock('answer', { on: 'receipt', by: 'provider' }, 'P10D', '12(1)', {
  counting: 'regulation1182@1',
  pauses: ['clarification', 'amendment', 'disowned'],
})
const closing = clock('closing', { on: 'transmission' }, 'P20D', '15(1)', { unit: 'workingDays', atEnd: 'close' })

// the five days of 10(6), from the agency's receipt; the agency's silence leaves the order suspended
const clarification = euEEvidence.clocks.find(({ id }) => id === 'clarification')!

/** Of Annex III, D(a), neither 1 (incomplete), 2 (manifest errors) nor 3 (not enough information). */
const otherReasons = new Set(['windowTooWide', 'dataTooBroad', 'necessityUnclear', 'basisInsufficient', 'other'])

/** A fictional country that applies the Union's e-evidence regulation, and counts its own periods like the Union's. */
export const belmaria: PolicyPack = {
  ...practiceDefaults,
  id: 'belmaria@1',
  jurisdiction: 'XB',
  zone: 'Europe/Luxembourg',
  languages: ['fr', 'en'],
  calendar: { holidays: lu1, weekend: [6, 7] },
  law: {
    id: law,
    binds: 'country',
    measures: [
      measure('production', everything, '11(1)', { clocks: ['answer', 'closing'] }),
      measure('preservation', everything, '13(1)', { clocks: ['preservation', 'validation'] }),
      measure('partialDisclosure', ['identification', 'traffic'], '13(4)'),
    ],
    issuing: [
      issuing('production', identity, judicial, '11(2)', { validators: judicial }),
      issuing('production', sensitive, ['court'], '11(3)', { validators: ['court'] }),
      issuing('emergencyProduction', everything, judicial, '14(1)'),
      issuing('preservation', everything, judicial, '13(2)', { validators: judicial, validatedAfterwards: true }),
      issuing('partialDisclosure', ['identification', 'traffic'], judicial, '13(4)'),
      issuing('domainRegistration', ['subscriber'], judicial, '16(1)'),
      issuing('directDisclosure', ['subscriber'], judicial, '16(1)'),
      issuing('givingEffect', ['subscriber', 'identification', 'traffic'], judicial, '16(2)'),
    ],
    thresholds: [],
    extensions: [],
    notification: null,
    clocks: [
      ...[answer, closing, clock('preservation', { on: 'issue' }, 'P60D', '13(3)', { atEnd: 'lapse' })],
      clock('validation', { on: 'issue' }, 'PT48H', '13(5)', { unit: 'elapsed', atEnd: 'restrict' }),
    ],
  },
  applies: [
    {
      ...{ instrument: 'guidelines-2008@1', from: '2008-04-02', with: [], counting: null },
      source: chosenBy(law, '1(2)'),
    },
    { instrument: 'convention@1', from: '2020-01-01', with: [], counting: null, source: article('1(1)') },
    { instrument: 'second-protocol@1', from: '2026-01-01', with: [], counting: null, source: article('16(1)') },
    { instrument: 'eu-e-evidence@1', from: '2026-08-18', with: [], counting: null, source: article('1(3)') },
  ],
  readAs: { subscriber: 'subscriber', access: 'identification', traffic: 'traffic', content: 'content' },
  // Regulation (EU) 2023/1543, 3(18): critical infrastructure too, where its loss would put people in danger
  dangers: [...practiceDefaults.dangers, 'criticalInfrastructure'],
  costs: { paidBy: 'agency', neverBlocks: ['emergencyProduction', 'preservation'], source: article('17(1)') },
  notice: {
    givenBy: 'agency',
    providerMayInform: false,
    secrecyAtMost: null,
    withholdGrounds,
    source: article('18(1)'),
  },
  sensitive: { professions: protectedProfessions, source: article('19(1)') },
  clocks: { answer, closing, ...practiceClocks, clarification },
  // what Annex III of Regulation (EU) 2023/1543 has the addressee tell: an order that is incomplete, manifestly wrong or says
  // too little is suspended until it is clarified (10(6)); of any other reason (10(8)), and of what cannot be done at all
  // (10(7)), it says no such thing
  defects: [
    ...practiceDefects((code) =>
      otherReasons.has(code)
        ? { effect: 'runsOn', clock: chosenBy('liaison@1', 'defaults'), source: regulation('10(8)') }
        : { effect: 'pauses', clock: regulation('10(6)'), source: regulation('10(6)') },
    ),
    {
      ...{ code: 'impossible', about: ['identifiers.*'], leaves: 'identifier', remedy: 'words' },
      ...{ clock: { effect: 'runsOn', source: chosenBy('liaison@1', 'defaults') }, source: regulation('10(7)') },
    },
  ],
  legalBases: [
    // reaches nothing by itself: what it may order, and who validates it, the measure says
    { code: 'policeOrder', issuedBy: 'police', categories: [] },
    { code: 'prosecutorOrder', issuedBy: 'prosecutor', categories: ['subscriber', 'access'] },
    { code: 'courtOrder', issuedBy: 'court', categories: ['subscriber', 'access', 'traffic', 'content'] },
  ],
}
