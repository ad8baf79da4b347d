import { nobodyConcerned } from '~machines/request/sensitive'
import { text, type Fields } from './form'

/** What a form says of protected professions; where it says that nobody is concerned, nothing else is kept. */
export function sensitiveFrom(fields: Fields, at: string) {
  const concerned = text(fields, `${at}concerned`)
  if (concerned === 'no') return nobodyConcerned
  const professions = fields.getAll(`${at}professions`).filter((each): each is string => typeof each === 'string')
  return { concerned, professions, necessity: text(fields, `${at}necessity`) }
}
