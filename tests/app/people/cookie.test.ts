import { describe, expect, test } from 'vitest'
import { languageOf, noSessionCookie, readCookie, sessionCookie } from '~/people/cookie'
import { localPath } from '~/routes/lib/form'

describe('the session cookie', () => {
  test('over https it is bound to the host', () => {
    expect(sessionCookie('https://liaison.example', 'T')).toBe(
      '__Host-liaison=T; Path=/; HttpOnly; SameSite=Lax; Secure',
    )
    expect(noSessionCookie('https://liaison.example')).toContain('Max-Age=0')
  })
  test('on localhost it has no prefix, since browsers would not take it', () => {
    expect(sessionCookie('http://localhost:3000', 'T')).toBe('liaison=T; Path=/; HttpOnly; SameSite=Lax')
  })
  test('it is read by its exact name', () => {
    expect(readCookie('a=1; liaison=x=y; __Host-liaison=z', 'liaison')).toBe('x=y')
    expect(readCookie('xliaison=1', 'liaison')).toBeNull()
    expect(readCookie(undefined, 'liaison')).toBeNull()
  })
})

test.each([
  ['ru', 'fr', 'en', 'fr'],
  ['ru', null, 'fr', 'ru'],
  [null, null, 'de, fr-CH;q=0.8', 'fr'],
  [null, 'xx', undefined, 'en'],
] as const)('own %s, chosen %s, accepted %s: %s', (own, chosen, accepted, language) => {
  expect(languageOf(own, chosen, accepted)).toBe(language)
})

test.each([
  ['/cases/1?x=y', '/cases/1?x=y'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['https://evil.example', '/'],
  ['/a\nb', '/'],
  ['', '/'],
  [null, '/'],
])('going back to %j leads to %j', (asked, path) => {
  expect(localPath(asked)).toBe(path)
})
