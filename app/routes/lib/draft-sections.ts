import { dateFrom } from '~/ui/form'
import { normalPriority } from '~machines/policy/priority'
import { text, type Fields } from './form'
import { secrecyFrom } from './secrecy-form'
import { sensitiveFrom } from './sensitive-form'

/** Sections of a draft as their forms post them, as typed. */

export type FormSection = 'addressee' | 'matter' | 'basis' | 'handling' | 'terms' | 'peril'

const value = (fields: Fields, name: string) => text(fields, `values.${name}`)

/** A service is posted with its provider, since one names the other: `providerId/serviceId`. */
export function addresseeFrom(fields: Fields) {
  const [providerId = '', serviceId = ''] = value(fields, 'serviceId').split('/')
  return { providerId, serviceId }
}

function matterFrom(fields: Fields) {
  const of = (name: string) => value(fields, name)
  const texts = { title: of('title'), reference: of('reference'), offence: of('offence') }
  return { ...texts, facts: of('facts'), internalNotes: of('internalNotes') }
}

function basisFrom(fields: Fields) {
  const of = (name: string) => value(fields, name)
  const issuedOn = dateFrom(fields, 'values.issuedOn')
  return { code: of('code'), order: of('order'), issuedBy: of('issuedBy'), issuedOn, necessity: of('necessity') }
}

function handlingFrom(fields: Fields) {
  return {
    ...secrecyFrom(fields, 'values.'),
    answerLanguage: value(fields, 'answerLanguage'),
    sensitive: sensitiveFrom(fields, 'values.sensitive.'),
    priority: priorityFrom(fields),
  }
}

/** The form of an emergency does not ask. */
function priorityFrom(fields: Fields) {
  return { code: value(fields, 'priority.code') || normalPriority, reason: value(fields, 'priority.reason') }
}

function termsFrom(fields: Fields) {
  return {
    ...{ instrument: value(fields, 'instrument'), until: dateFrom(fields, 'values.until') },
    afterwards: value(fields, 'afterwards'),
  }
}

function perilFrom(fields: Fields) {
  const of = (name: string) => value(fields, name)
  const facts = { endangered: of('endangered'), imminence: of('imminence'), use: of('use') }
  return { instrument: of('instrument'), danger: of('danger'), ...facts, declared: of('declared') }
}

export const sectionForms = {
  addressee: addresseeFrom,
  matter: matterFrom,
  basis: basisFrom,
  handling: handlingFrom,
  terms: termsFrom,
  peril: perilFrom,
} as const

/** A section as its form is drawn from it: what lies in parts under its path, lists in one line. */
export function flat(values: object, at = ''): Record<string, string> {
  const lines = Object.entries(values).flatMap(([name, each]): [string, string][] => {
    if (Array.isArray(each)) return [[`${at}${name}`, each.join(' ')]]
    return typeof each === 'object'
      ? Object.entries(flat(each as object, `${at}${name}.`))
      : [[`${at}${name}`, String(each)]]
  })
  return Object.fromEntries(lines)
}

export function isFormSection(name: string | undefined): name is FormSection {
  return name !== undefined && Object.hasOwn(sectionForms, name)
}
