import { codePointName, hasGlyph, type FontFace, type FontInUse } from './font'

/** Breaks text into lines no wider than `width` points: at spaces, else after a mark inside an identifier, else anywhere. */
export function wrap(font: FontInUse, text: string, size: number, width: number): string[] {
  const space = font.widthOf(' ', size)
  const lines: string[] = []
  let line = ''
  let used = 0
  for (const word of text.split(/[ \t]+/)) {
    for (const [index, piece] of pieces(font, word, size, width).entries()) {
      const long = font.widthOf(piece, size)
      const gap = line === '' || index > 0 ? 0 : space
      if (line !== '' && used + gap + long > width) {
        lines.push(line)
        line = piece
        used = long
      } else {
        line += gap > 0 ? ` ${piece}` : piece
        used += gap + long
      }
    }
  }
  return [...lines, line]
}

/** A word that fits stays whole; a longer one may break after punctuation, and where even that is too long, anywhere. */
function pieces(font: FontInUse, word: string, size: number, width: number): string[] {
  if (font.widthOf(word, size) <= width) return [word]
  return word.split(/(?<=[:./@?&=_-])/).flatMap((part) => cut(font, part, size, width))
}

function cut(font: FontInUse, part: string, size: number, width: number): string[] {
  const cuts: string[] = []
  let piece = ''
  for (const character of part) {
    if (piece !== '' && font.widthOf(piece + character, size) > width) {
      cuts.push(piece)
      piece = ''
    }
    piece += character
  }
  return [...cuts, piece]
}

/**
 * Text with every character the typefaces lack spelt out as `[U+1F600]`: a record shows what was written even where it
 * can't draw it; the attached JSON has the characters themselves.
 */
export function spelled(text: string, faces: readonly FontFace[]): string {
  return [...text.replaceAll('\u00ad', '')]
    .map((character) =>
      faces.every((face) => hasGlyph(face, character)) ? character : `[U+${codePointName(character)}]`,
    )
    .join('')
}
