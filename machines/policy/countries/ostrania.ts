import { ge1 } from '../calendars/ge-1'
import { legalCategories, type Authority, type LegalCategory } from '../instrument'
import type { PolicyPack } from '../pack'
import { chosenBy, rowsOf } from '../rows'
import { practiceDefects } from './deficiencies'
import { practiceClocks, practiceDefaults, protectedProfessions, withholdGrounds } from './practice'

const law = 'ostrania-law@1'
const { article, measure, issuing, clock } = rowsOf(law, { checked: true })

const everything = [...legalCategories]
const traffic: LegalCategory[] = ['identification', 'traffic']
const anyone: Authority[] = ['police', 'prosecutor', 'court']
const courts: Authority[] = ['court']

// a question about the request does not stop it
const answer = clock('answer', { on: 'receipt', by: 'provider' }, 'P15D', '22(1)', {
  unit: 'workingDays',
  pauses: ['amendment', 'disowned'],
})
const closing = clock('closing', { on: 'transmission' }, 'P30D', '25(1)', { atEnd: 'close' })

/** A fictional country outside the Union that has the Convention on Cybercrime alone, and reads every address as traffic data. */
export const ostrania: PolicyPack = {
  ...practiceDefaults,
  id: 'ostrania@1',
  jurisdiction: 'XO',
  zone: 'Asia/Tbilisi',
  languages: ['ru'],
  calendar: { holidays: ge1, weekend: [6, 7] },
  law: {
    id: law,
    binds: 'country',
    measures: [
      measure('production', everything, '21(1)', { clocks: ['answer', 'closing'] }),
      measure('preservation', everything, '23(1)', { clocks: ['preservation'] }),
      measure('partialDisclosure', traffic, '23(3)'),
    ],
    issuing: [
      issuing('production', ['subscriber'], anyone, '21(2)'),
      issuing('production', [...traffic, 'content'], courts, '21(3)'),
      issuing('preservation', everything, anyone, '23(2)'),
      issuing('partialDisclosure', traffic, courts, '23(3)'),
      issuing('emergencyProduction', everything, courts, '24(1)'),
    ],
    thresholds: [],
    extensions: [],
    notification: null,
    clocks: [answer, closing, clock('preservation', { on: 'issue' }, 'P90D', '23(1)', { atEnd: 'lapse' })],
  },
  applies: [
    {
      ...{ instrument: 'guidelines-2008@1', from: '2008-04-02', with: [], counting: null },
      source: chosenBy(law, '1(2)'),
    },
    { instrument: 'convention@1', from: '2020-01-01', with: [], counting: null, source: article('1(1)') },
  ],
  readAs: { subscriber: 'subscriber', access: 'traffic', traffic: 'traffic', content: 'content' },
  costs: { paidBy: 'provider', neverBlocks: ['emergencyProduction', 'preservation'], source: article('26(1)') },
  notice: {
    givenBy: 'nobody',
    providerMayInform: false,
    secrecyAtMost: 'P180D',
    withholdGrounds,
    source: article('27(1)'),
  },
  sensitive: { professions: protectedProfessions, source: article('28(1)') },
  clocks: { answer, closing, ...practiceClocks },
  defects: practiceDefects(() => ({ effect: 'runsOn', clock: article('22(2)') })),
  legalBases: [
    { code: 'policeOrder', issuedBy: 'police', categories: ['subscriber'] },
    { code: 'courtOrder', issuedBy: 'court', categories: ['subscriber', 'access', 'traffic', 'content'] },
  ],
}
