import { onwardPeople, onwardProviders, practicePeople, providers } from './practice-city'

/** People of the practice city by what they do in the story. */
const cast = {
  officer: 'Mira Kovač',
  colleague: 'Петр Савин',
  supervisor: 'Jonas Weiler',
  intake: 'Tomas Brand',
  reviewer: 'Ines Duarte',
  collector: 'Aline Petit',
  checker: 'Rolf Haas',
  auditor: 'Édith Laurent',
  secondAuditor: 'Henrik Aalto',
  operator: 'Olga Stern',
  secondOperator: 'Viktor Lind',
  stranger: 'Анна Белова',
  otherProvider: 'Δέσποινα Παππά',
  investigator: 'Анна Белова',
  head: 'Георгий Дымов',
  deputyHead: 'Ольга Ремез',
  jurist: 'Δέσποινα Παππά',
  analyst: 'Νίκος Ρήγας',
  controller: 'Élise Moreau',
  duty: 'Iva Marin',
  dutyHead: 'Dario Conti',
  carrier: 'Marta Quist',
  host: 'Bram Oster',
  hostCollector: 'Leena Sund',
  hostChecker: 'Otto Reiss',
} as const
export type Part = keyof typeof cast

export const northwind = providers[0]!
export const mobile = northwind.services[0]!
export const fixedLine = northwind.services[1]!
export const alkyone = providers[1]!
export const alkyoneMail = alkyone.services[0]!
export const [breakwater, lantern] = onwardProviders as [(typeof providers)[number], (typeof providers)[number]]

export function personId(part: Part): string {
  return [...practicePeople, ...onwardPeople].find(({ name }) => name === cast[part])!.id
}
