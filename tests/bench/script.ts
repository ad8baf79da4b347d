import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** Kilobytes of script a page makes a browser load: what it names and all that this imports, each compressed by gzip. */
export function scriptKilobytes(root: string, html: string): number {
  const named = [...html.matchAll(/<script[^>]+src="([^"]+)"|<link[^>]+rel="modulepreload"[^>]+href="([^"]+)"/g)]
  const waiting = named.map(([, script, preloaded]) => script ?? preloaded!)
  const counted = new Map<string, number>()
  for (let path = waiting.pop(); path; path = waiting.pop()) {
    if (counted.has(path)) continue
    const code = readFileSync(join(root, 'build/client', path))
    counted.set(path, gzipSync(code).length)
    waiting.push(...importsOf(code.toString(), dirname(path)))
  }
  return [...counted.values()].reduce((sum, size) => sum + size, 0) / 1_024
}

function importsOf(code: string, folder: string): string[] {
  const relative = [...code.matchAll(/(?:from|import)\s*\(?\s*["'](\.{1,2}\/[^"']+\.js)["']/g)]
  return relative.map(([, path]) => join(folder, path!))
}
