// Whether node_modules hold what package-lock.json names, by the record that npm writes there once an installation is whole.
// Plain JavaScript on Node alone, because it is asked before anything is installed.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'

const asked = ['dependencies', 'devDependencies', 'optionalDependencies']

/** True only when nothing speaks against it; what can't be read means no. */
export function isInstalled(root) {
  try {
    const read = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'))
    const record = read('node_modules/.package-lock.json')
    return (
      agrees(read('package.json'), read('package-lock.json'), record) &&
      Object.keys(record.packages).every((path) => existsSync(join(root, path, 'package.json')))
    )
  } catch {
    return false
  }
}

/** Whether npm's record names each package of the lock in the same version with the same hash, and none besides. */
export function agrees(manifest, lock, record, { platform, arch } = process) {
  const { '': own, ...named } = lock.packages
  const isSame = (path) =>
    record.packages[path]?.version === named[path]?.version &&
    record.packages[path]?.integrity === named[path]?.integrity
  return (
    asked.every((field) => isDeepStrictEqual(manifest[field], own[field])) &&
    Object.keys(record.packages).every((path) => path in named) &&
    Object.keys(named).every((path) => isSame(path) || (!(path in record.packages) && isForOthers(named[path])))
  )

  function isForOthers({ optional, os, cpu, libc }) {
    const fits = (list, mine) => list === undefined || list.includes(mine)
    return optional === true && (libc !== undefined || !fits(os, platform) || !fits(cpu, arch))
  }
}
