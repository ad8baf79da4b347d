/**
 * What a case, an organisation and a person say, by kind of content. Whoever may see a class may see it as the
 * procedure lets their side see it at that moment, never more.
 */
export const fieldClasses = [
  /** target identifiers, with the names they stand for */
  'identity',
  /** what the case says of the matter, and of its course: returns, source check, decisions with their reasons */
  'facts',
  /** the legal basis and why it is needed */
  'basis',
  /** results, files, and what was said of them on the way */
  'production',
  /** what the sides say to one another: messages, questions with their answers, contests */
  'conversation',
  /** notes of one's own side on the case */
  'ownNotes',
  /** the requesting officer's notes in the draft */
  'internalNotes',
  /** the trail's entries */
  'trail',
  /** sealed records */
  'records',
  /** contact details of officers and staff */
  'people',
  /** organisations, their services and how to reach them */
  'directory',
] as const
export type FieldClass = (typeof fieldClasses)[number]
