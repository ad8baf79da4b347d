import type { MaterialReference } from '../kit/material'
import type { Identifier, IdentifierKind } from './identifier'

/** What stands for a text that is not shown. It says nothing of the text, not even how long it is. */
export const hidden = '••••••'

export function hide(text: string): string {
  return text === '' ? '' : hidden
}

/** Neither its hash nor what its holder calls it: both find it again. */
export function maskedReference({ hash, reference }: MaterialReference): MaterialReference {
  return { hash: hide(hash), reference: hide(reference) }
}

/** The most that a mask shows of a value: two characters, and never more than a quarter of what it is taken from. */
export const mostShown = { characters: 2, part: 1 / 4 }

const cut = '…'

/**
 * What of a value tells two lines apart and still names nobody: the end of numbers and addresses, the end of a mailbox
 * without its host, the beginning of a domain (its end is shared by thousands), nothing of a text in one's own words.
 */
const rules: Readonly<Record<IdentifierKind, (value: string) => string>> = {
  ipv4: ending,
  ipv6: ending,
  phone: ending,
  imsi: ending,
  imei: ending,
  email: (value) => `${ending(value.slice(0, value.lastIndexOf('@')))}@${cut}`,
  account: ending,
  url: ending,
  domain: beginning,
  other: () => cut,
}

/** A value as those read it who have not revealed it: `…77`, `…ic@…`. */
export function maskOf({ kind, value }: Pick<Identifier, 'kind' | 'value'>): string {
  return rules[kind](value)
}

/** An identifier with its value masked; its number in the case keeps it apart from every other one. */
export function masked(identifier: Identifier): Identifier {
  return { ...identifier, value: `${identifier.id} ${maskOf(identifier)}`, port: null }
}

/** Whether an identifier is one that `masked` has left, of which nothing can be copied. */
export function isMasked({ id, value }: Pick<Identifier, 'id' | 'value'>): boolean {
  return value.startsWith(`${id} `) && value.includes(cut)
}

function ending(value: string): string {
  const characters = [...value]
  return cut + characters.slice(characters.length - shownOf(characters)).join('')
}

function beginning(value: string): string {
  const characters = [...value]
  return characters.slice(0, shownOf(characters)).join('') + cut
}

function shownOf(characters: readonly string[]): number {
  return Math.min(mostShown.characters, Math.floor(characters.length * mostShown.part))
}

/** Shorter values are not looked for in texts: they would be found in words that have nothing to do with them. */
const shortest = 4
const numbers = new Set<IdentifierKind>(['phone', 'imsi', 'imei'])

/**
 * Replaces every value by its mask wherever a text repeats it, numbers however they are spaced. Only values whose letters or
 * digits the text has are looked for, one after the other: a pattern of thousands would take seconds.
 */
export function scrubber(identifiers: readonly Identifier[]): (text: string) => string {
  const sought = identifiers
    .filter(({ value }) => value.length >= shortest)
    .toSorted((one, other) => other.value.length - one.value.length)
    .map((each) => ({ ...each, digits: numberOf(each), folded: folded(each.value) }))
  return (text) => {
    const [letters, digits] = [folded(text), text.replace(/\D/g, '')]
    const cut = sought.reduce((left, each, index) => {
      const present = each.digits ? digits.includes(each.digits) : letters.includes(each.folded)
      return present ? left.replace(new RegExp(patternOf(each), 'giu'), placeOf(index)) : left
    }, text)
    return cut === text ? text : cut.replace(places, (place) => maskAt(sought, place))
  }
}

/** Stands for what was cut out until all is cut, so that no mask is searched: a sign for private use that no text needs. */
const firstPlace = 0xf0000
const places = /[\u{f0000}-\u{ffffd}]/gu

function placeOf(index: number): string {
  return String.fromCodePoint(firstPlace + index)
}

function maskAt(sought: readonly Identifier[], place: string): string {
  const identifier = sought[place.codePointAt(0)! - firstPlace]
  return identifier ? masked(identifier).value : hidden
}

function patternOf(identifier: Identifier): string {
  const digits = numberOf(identifier)
  if (!digits) return identifier.value.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
  return `(?:\\+|00)?${[...digits].join('[\\s()./\\-]*')}`
}

/** Digits of a number that is long enough to be looked for by them; else empty. */
function numberOf({ kind, value }: Identifier): string {
  const digits = numbers.has(kind) ? digitsOf(value) : ''
  return digits.length < shortest ? '' : digits
}

/** The same for every way of writing small and capital letters. */
function folded(text: string): string {
  return text.toUpperCase().toLowerCase()
}

/** What two ways of writing one value have in common. */
export function keyOf(value: string): string {
  return /^[+\d\s()./-]+$/.test(value) && !value.includes('.') ? digitsOf(value) : value.toLowerCase()
}

function digitsOf(value: string): string {
  return value.replace(/\D/g, '').replace(/^00/, '')
}
