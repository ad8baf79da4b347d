import { fixedLine, northwind } from '../practice-cast'
import { emergencyUntil, restricted } from '../practice-emergencies'
import { calledBack, type Step } from '../practice-stories'
import { aside, type Scenario } from './scenario'

const way = ['draft', 'authorisation', 'sourceCheck', 'assessment', 'collection', 'qualityCheck', 'answered'] as const
const procedure = 'emergency@1'

/** Filed and co-signed, called back, answered within hours, and validated by a court afterwards. */
export const emergency: Scenario = {
  name: 'emergency',
  procedure,
  steps: (now) => emergencyUntil('closed', now),
  expected: { states: [...way, 'closed'], outcome: 'delivered', files: 1 },
}

/** Asked by telephone, written down by the provider, answered, and only then confirmed in writing and over two names. */
export const oralEmergency: Scenario = {
  name: 'emergency-oral',
  procedure,
  receives: 'officer',
  steps: (now) => {
    const oral = emergencyUntil('oral', now)
    const confirmed = emergencyUntil('oralCountersigned', now).slice(oral.length)
    const filed = emergencyUntil('assessment', now).length
    const answer = emergencyUntil('answered', now).slice(filed)
    const closing = emergencyUntil('closed', now).slice(emergencyUntil('answered', now).length)
    const verified: Step = ['intake', 'source.verify', { method: 'callBack', reached: '', text: '' }]
    return [...oral, verified, ...answer, ...confirmed, ...closing]
  },
  expected: { states: [...way.slice(2), 'closed'], outcome: 'delivered', files: 1 },
}

/** No authority stands by it in time: what was disclosed is deleted, and the agency proves it. */
export const unvalidatedEmergency: Scenario = {
  name: 'emergency-unvalidated',
  procedure,
  steps: (now) => emergencyUntil('answered', now),
  runsOut: true,
  afterwards: restricted,
  expected: { states: [...way, 'restriction', 'closed'], outcome: 'notValidated', files: 0 },
}

/** It is none: the provider says so, and the same officer asks for the same in the ordinary way. */
export const downgradedEmergency: Scenario = {
  name: 'emergency-downgrade',
  procedure,
  steps: (now) => [
    ...emergencyUntil('downgraded', now),
    ['officer', 'message.add', { text: 'Asked for in the ordinary way from now on.' }],
  ],
  beside: [{ as: aside, before: 'message.add', steps: asOrdinary }],
  expected: { states: [...way.slice(0, 4), 'closed'], outcome: 'downgraded', files: 0 },
}

/** Taken over from the emergency, authorised anew, and its source checked anew. */
function asOrdinary(origin: string): readonly Step[] {
  return [
    [
      'officer',
      'request.open',
      {
        ...{ providerId: northwind.id, serviceId: fixedLine.id, answerLanguage: 'en' },
        origin: { request: origin, how: 'downgrade' },
      },
    ],
    [
      'officer',
      'draft.save',
      {
        section: 'basis',
        values: {
          ...{ code: 'prosecutorOrder', order: '14 Js 2302/26', issuedBy: 'Prosecutor’s office of Port Velden' },
          ...{ issuedOn: '2026-11-20', necessity: 'Nothing but the connection leads to him.' },
        },
      },
    ],
    ['officer', 'request.submit'],
    ['supervisor', 'request.authorise', { checked: true }],
    ...calledBack('intake', 'Duty desk'),
  ]
}
