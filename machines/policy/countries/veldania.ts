import { at1 } from '../calendars/at-1'
import { legalCategories, type Authority, type LegalCategory } from '../instrument'
import type { PolicyPack } from '../pack'
import { chosenBy, rowsOf } from '../rows'
import { practiceDefects } from './deficiencies'
import { practiceClocks, practiceDefaults, protectedProfessions, withholdGrounds } from './practice'

const law = 'veldania-law@1'
const { article, measure, issuing, clock } = rowsOf(law, { checked: true })

const everything = [...legalCategories]
const traffic: LegalCategory[] = ['identification', 'traffic']
const anyone: Authority[] = ['police', 'prosecutor', 'court']
const judicial: Authority[] = ['prosecutor', 'court']

const answer = clock('answer', { on: 'receipt', by: 'provider' }, 'P10D', '4(2)', {
  pauses: ['clarification', 'amendment', 'disowned'],
})
const closing = clock('closing', { on: 'transmission' }, 'P30D', '9(1)', { atEnd: 'close' })

/** The fictional law of the practice city: a member of the Council of Europe outside the Union. */
export const practicePack: PolicyPack = {
  ...practiceDefaults,
  id: 'practice@1',
  jurisdiction: 'VD',
  zone: 'Europe/Vienna',
  languages: ['en', 'fr', 'ru'],
  calendar: { holidays: at1, weekend: [6, 7] },
  law: {
    id: law,
    binds: 'country',
    measures: [
      measure('production', everything, '4(1)', { clocks: ['answer', 'closing'] }),
      measure('emergencyProduction', everything, '5(1)', { clocks: ['emergencyAnswer', 'validation'] }),
      measure('preservation', everything, '6(1)', { clocks: ['preservation'] }),
      measure('partialDisclosure', traffic, '6(4)'),
    ],
    issuing: [
      issuing('production', ['subscriber'], anyone, '3(1)'),
      issuing('production', traffic, judicial, '3(2)'),
      issuing('production', ['content'], ['court'], '3(3)'),
      issuing('emergencyProduction', everything, judicial, '5(2)', { validators: judicial, validatedAfterwards: true }),
      issuing('preservation', everything, anyone, '6(1)'),
      issuing('partialDisclosure', traffic, anyone, '6(4)'),
      ...['domainRegistration' as const, 'directDisclosure' as const].map((name) =>
        issuing(name, ['subscriber'], judicial, '7(1)'),
      ),
      issuing('givingEffect', ['subscriber', 'identification', 'traffic'], judicial, '7(2)'),
    ],
    thresholds: [],
    extensions: [
      { measure: 'preservation', times: 1, clock: 'preservation', ifDomestic: false, source: article('6(3)') },
    ],
    notification: null,
    clocks: [
      answer,
      closing,
      clock('emergencyAnswer', { on: 'receipt', by: 'provider' }, 'PT8H', '5(3)', {
        unit: 'elapsed',
        pauses: ['disowned'],
      }),
      clock('validation', { on: 'issue' }, 'PT48H', '5(4)', { unit: 'elapsed', atEnd: 'restrict' }),
      clock('preservation', { on: 'issue' }, 'P90D', '6(2)', { atEnd: 'lapse' }),
    ],
  },
  applies: [
    {
      ...{ instrument: 'guidelines-2008@1', from: '2008-04-02', with: [], counting: null },
      source: chosenBy(law, '1(2)'),
    },
    { instrument: 'convention@1', from: '2020-01-01', with: [], counting: null, source: article('1(1)') },
    { instrument: 'second-protocol@1', from: '2026-01-01', with: [], counting: null, source: article('7(1)') },
  ],
  readAs: { subscriber: 'subscriber', access: 'identification', traffic: 'traffic', content: 'content' },
  costs: { paidBy: 'provider', neverBlocks: ['emergencyProduction', 'preservation'], source: article('10(1)') },
  notice: {
    givenBy: 'agency',
    providerMayInform: true,
    secrecyAtMost: 'P365D',
    withholdGrounds,
    source: article('8(1)'),
  },
  sensitive: { professions: protectedProfessions, source: article('11(1)') },
  clocks: { answer, closing, ...practiceClocks },
  // a question of another kind stops nothing; a request without its order is not complete
  defects: practiceDefects((code) => {
    if (code === 'other') return { effect: 'runsOn', clock: chosenBy('liaison@1', 'defaults') }
    return code === 'orderMissing'
      ? { effect: 'restarts', clock: article('4(4)') }
      : { effect: 'pauses', clock: article('4(3)') }
  }),
  legalBases: [
    { code: 'policeOrder', issuedBy: 'police', categories: ['subscriber'] },
    { code: 'prosecutorOrder', issuedBy: 'prosecutor', categories: ['subscriber', 'access', 'traffic'] },
    { code: 'courtOrder', issuedBy: 'court', categories: ['subscriber', 'access', 'traffic', 'content'] },
  ],
}
