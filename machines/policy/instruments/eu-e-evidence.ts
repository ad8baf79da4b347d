import type { ClockRule } from '../clock-rule'
import { legalCategories, type Authority, type Instrument, type LegalCategory } from '../instrument'
import { rowsOf } from '../rows'

const id = 'eu-e-evidence@1'
const { article, measure, issuing, clock } = rowsOf(id, { checked: true })

const everything = [...legalCategories]
const identity: LegalCategory[] = ['subscriber', 'identification']
const sensitive: LegalCategory[] = ['traffic', 'content']

const judicial: Authority[] = ['court', 'prosecutor']
const courts: Authority[] = ['court']

const byProvider: ClockRule['start'] = { on: 'receipt', by: 'provider' }
const byAgency: ClockRule['start'] = { on: 'receipt', by: 'agency' }
const byEnforcingAuthority: ClockRule['start'] = { on: 'receipt', by: 'enforcingAuthority' }

const days = { counting: 'regulation1182@1' } as const
const hours = { ...days, unit: 'elapsed' } as const
const workingDays = { ...days, unit: 'workingDays' } as const
const pauses: ClockRule['pauses'] = ['clarification', 'objection']

/**
 * Regulation (EU) 2023/1543 on European Production Orders and European Preservation Orders, which applies from 18 August
 * 2026. Its periods are counted by Regulation (EEC, Euratom) No 1182/71; plain elapsed time, the strictest reading for
 * the addressee, is what a country's pack may choose instead.
 */
export const euEEvidence: Instrument = {
  id,
  binds: 'country',
  measures: [
    measure('production', everything, '10(1)', {
      clocks: ['production', 'refusal', 'clarification', 'conflictOfLaw', 'recognition', 'enforcementReply'],
    }),
    measure('emergencyProduction', everything, '10(4)', {
      clocks: ['emergencyProduction', 'emergencyRefusal', 'clarification', 'validation'],
    }),
    measure('preservation', everything, '11(1)', {
      clocks: ['preservation', 'preservationExtension', 'preservationClarification', 'validation'],
      heldBy: 'confirmation',
    }),
  ],
  direct: ['production', 'emergencyProduction', 'preservation'],
  issuing: [
    issuing('production', identity, judicial, '4(1)', { validators: judicial, threshold: 'identity' }),
    issuing('production', sensitive, courts, '4(2)', { validators: courts, threshold: 'grave' }),
    issuing('emergencyProduction', identity, judicial, '4(1)', {
      validators: judicial,
      validatedAfterwards: true,
      threshold: 'identity',
    }),
    issuing('emergencyProduction', sensitive, courts, '4(2)', { validators: courts, threshold: 'grave' }),
    issuing('preservation', everything, judicial, '4(3)', {
      validators: judicial,
      validatedAfterwards: true,
      threshold: 'preservation',
    }),
  ],
  thresholds: [
    { id: 'identity', offence: null, sentenceMonths: 4, source: article('5(3)') },
    { id: 'preservation', offence: null, sentenceMonths: 4, source: article('6(3)') },
    {
      id: 'grave',
      offence: { maximumYears: 3, orListed: ['cyberEnabled', 'terrorism'] },
      sentenceMonths: 4,
      source: article('5(4)'),
    },
  ],
  extensions: [
    { measure: 'preservation', times: 1, clock: 'preservationExtension', ifDomestic: false, source: article('11(1)') },
  ],
  notification: {
    measures: ['production', 'emergencyProduction'],
    categories: sensitive,
    unlessAllOf: ['offenceInIssuingState', 'residesInIssuingState'],
    suspends: ['production'],
    source: article('8(1)'),
  },
  clocks: [
    clock('production', byProvider, 'P10D', '10(3)', { ...days, pauses }),
    clock('emergencyProduction', byProvider, 'PT8H', '10(4)', { ...hours, pauses }),
    clock('refusal', byEnforcingAuthority, 'P10D', '12(1)', { ...days, atEnd: 'noObjection' }),
    clock('emergencyRefusal', byEnforcingAuthority, 'PT96H', '12(1)', { ...hours, atEnd: 'noObjection' }),
    // when the issuer is silent, production stays suspended; of preservation the provider is freed
    clock('clarification', byAgency, 'P5D', '10(6)', days),
    clock('preservationClarification', byAgency, 'P5D', '11(5)', { ...days, atEnd: 'exempt' }),
    clock('preservation', byProvider, 'P60D', '11(1)', { ...days, direction: 'atLeast', atEnd: 'lapse' }),
    clock('preservationExtension', { on: 'end', of: 'preservation' }, 'P30D', '11(1)', {
      ...days,
      direction: 'atLeast',
      atEnd: 'lapse',
    }),
    // 17(9) leaves to the issuing state how it is counted
    clock('conflictOfLaw', byProvider, 'P10D', '17(2)', days),
    clock('validation', { on: 'issue' }, 'PT48H', '4(5)', { ...hours, atEnd: 'restrict' }),
    clock('recognition', byEnforcingAuthority, 'P5D', '16(2)', workingDays),
    clock('enforcementReply', byAgency, 'P5D', '16(7)', workingDays),
  ],
}
