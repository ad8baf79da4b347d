import { abroadUntil, executedAtHome } from '../practice-abroad'
import { aside, type Scenario } from './scenario'

/** Data abroad are preserved over the contact points of both countries, mutual assistance is granted, and the provider told. */
export const international: Scenario = {
  name: 'international',
  procedure: 'international@1',
  steps: (now) => {
    const said = { authority: 'Министерство юстиции Орландии', on: now.slice(0, 10), text: '' }
    return [
      ...abroadUntil('execution'),
      ['investigator', 'execution.report', { request: aside, text: '' }],
      [
        'officer',
        'mutualAssistance.send',
        { ...said, authority: 'Ministry of Justice of Veldania', reference: 'MJ 7/26' },
      ],
      ['head', 'mutualAssistance.receive', { ...said, reference: 'МЮ 90/26' }],
      ['head', 'mutualAssistance.decide', { ...said, reference: 'МЮ 90/26', result: 'granted' }],
      ['head', 'ending.confirm'],
    ]
  },
  beside: [
    { as: aside, before: 'execution.report', procedure: 'preservation@1', steps: executedAtHome },
    {
      ...{ as: aside, before: 'ending.confirm' },
      steps: () => [['head', 'preservation.release', { text: 'Данные переданы.' }]],
    },
  ],
  expected: {
    states: [
      ...['draft', 'authorisation', 'ownPoint', 'foreignPoint', 'execution', 'kept', 'held', 'ending', 'closed'],
    ],
    ...{ outcome: 'assistanceGranted', files: 0 },
  },
}
