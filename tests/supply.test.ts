import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { findings, isBelow, knownScripts } from '../bin/supply.mjs'

const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'))
const manifest = read('package.json')
const lock = read('package-lock.json')
const floors = read('bin/floors.json') as Record<string, [floor: string, reason: string]>

test('everything that is installed has an exact version, no unknown script, and is above its floor', () => {
  expect(findings(manifest, lock, floors)).toEqual([])
})

test('what must not be is found', () => {
  const good = { version: '1.0.0', resolved: 'https://registry.npmjs.org/x', integrity: 'sha512-x' }
  const about = (packages: object, dependencies = {}) => findings({ dependencies }, { packages }, floors)
  expect(about({ 'node_modules/x': good })).toEqual([])
  expect(about({}, { x: '^1.0.0' })[0]).toContain('not by an exact version')
  expect(about({ 'node_modules/x': { ...good, hasInstallScript: true } })[0]).toContain('wants to run a script')
  expect(about({ 'node_modules/x': { ...good, integrity: undefined } })[0]).toContain('no integrity')
  expect(about({ 'node_modules/x': { ...good, resolved: 'git+ssh://x' } })[0]).toContain('not come from the registry')
  expect(about({ 'node_modules/a/node_modules/file-type': { ...good, version: '17.1.2' } })[0]).toContain(
    'below 17.1.3',
  )
  expect(isBelow('2.17.4', '2.17.5')).toBe(true)
  expect(isBelow('2.18.0', '2.17.5')).toBe(false)
  expect(isBelow('11.4.0', '11.4.0')).toBe(false)
  expect(isBelow('5.4.21', '5.4.21 || 6.4.1')).toBe(false)
  expect(isBelow('6.4.0', '5.4.21 || 6.4.1')).toBe(true)
})

test('every floor and every known script says why', () => {
  for (const [floor, reason] of Object.values(floors))
    expect({ floor, said: reason.length > 10 }).toMatchObject({ said: true })
  for (const why of Object.values(knownScripts) as string[]) expect(why).not.toBe('')
})

test.each(['development', 'production'] as const)(
  'the list of components is written without a network, where NODE_ENV is “%s”',
  (mode) => {
    execFileSync(process.execPath, ['bin/sbom.mjs'], { env: { ...process.env, NODE_ENV: mode } })
    const { bomFormat, components } = read('out/sbom.json')
    expect(bomFormat).toBe('CycloneDX')
    expect(components.map(({ name }: { name: string }) => name)).toEqual(expect.arrayContaining(['express', 'vite']))
  },
)

test('npm runs no script', () => {
  expect(readFileSync('.npmrc', 'utf8')).toContain('ignore-scripts=true')
})
