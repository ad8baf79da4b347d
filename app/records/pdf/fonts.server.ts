import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { parseFont, type FontFace } from './font'

export interface Faces {
  readonly regular: FontFace
  readonly bold: FontFace
}

const require = createRequire(import.meta.url)
let faces: Faces | undefined

/** Noto Sans: Latin, Greek and Cyrillic complete. Read and parsed at the first record, kept for the process. */
export function recordFaces(): Faces {
  faces ??= { regular: read('NotoSans-Regular', '400Regular'), bold: read('NotoSans-Bold', '700Bold') }
  return faces
}

function read(name: string, style: string): FontFace {
  const path = require.resolve(`@expo-google-fonts/noto-sans/${style}/NotoSans_${style}.ttf`)
  return parseFont(name, readFileSync(path))
}
