import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { agrees, isInstalled } from '../bin/installed.mjs'

const here = { platform: 'linux', arch: 'x64' }
const asked = { dependencies: { a: '1.0.0' } }
const a = { version: '1.0.0', integrity: 'sha512-a' }
const b = { version: '2.0.0', integrity: 'sha512-b' }
const lock = (more: object = {}) => ({ packages: { '': asked, 'node_modules/a': a, ...more } })
const record = (packages: object) => ({ packages })

test('packages are as locked when npm’s own record names the same ones', () => {
  expect(agrees(asked, lock(), record({ 'node_modules/a': a }), here)).toBe(true)
})

test('a package that is missing, another one, altered or too many speaks against it', () => {
  const others = [{}, { version: '1.0.1', integrity: 'sha512-a' }, { version: '1.0.0', integrity: 'sha512-x' }]
  expect(agrees(asked, lock(), record({}), here)).toBe(false)
  for (const other of others) expect(agrees(asked, lock(), record({ 'node_modules/a': other }), here)).toBe(false)
  expect(agrees(asked, lock(), record({ 'node_modules/a': a, 'node_modules/b': b }), here)).toBe(false)
})

test('a lock that no longer answers package.json is for npm to refuse', () => {
  const newer = { dependencies: { a: '1.0.0', b: '2.0.0' } }
  expect(agrees(newer, lock(), record({ 'node_modules/a': a }), here)).toBe(false)
})

test('only a package for another machine may be missing', () => {
  const withOptional = (fields: object) => lock({ 'node_modules/b': { ...b, optional: true, ...fields } })
  const without = record({ 'node_modules/a': a })
  expect(agrees(asked, withOptional({ os: ['darwin'] }), without, here)).toBe(true)
  expect(agrees(asked, withOptional({ os: ['linux'], cpu: ['arm64'] }), without, here)).toBe(true)
  expect(agrees(asked, withOptional({ os: ['linux'], cpu: ['x64'], libc: ['musl'] }), without, here)).toBe(true)
  expect(agrees(asked, withOptional({ os: ['linux'], cpu: ['x64'] }), without, here)).toBe(false)
  expect(agrees(asked, lock({ 'node_modules/b': { ...b, os: ['darwin'] } }), without, here)).toBe(false)
})

test('a record without its folders, or none at all, says nothing', () => {
  const root = mkdtempSync(join(tmpdir(), 'installed-'))
  const put = (path: string, content: object) => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), JSON.stringify(content))
  }
  put('package.json', asked)
  put('package-lock.json', lock())
  expect(isInstalled(root)).toBe(false)
  put('node_modules/.package-lock.json', record({ 'node_modules/a': a }))
  expect(isInstalled(root)).toBe(false)
  put('node_modules/a/package.json', a)
  expect(isInstalled(root)).toBe(true)
  writeFileSync(join(root, 'node_modules/.package-lock.json'), '{"packages":')
  expect(isInstalled(root)).toBe(false)
  rmSync(root, { recursive: true })
})
