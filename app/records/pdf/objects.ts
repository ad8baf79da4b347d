import { deflateSync } from 'node:zlib'
import { PDFString, type PDFContext, type PDFRef } from 'pdf-lib'
import type { FontInUse } from './font'

/** A compressed stream; node's zlib is several times faster than the one pdf-lib brings. */
export function compressed(context: PDFContext, bytes: Buffer, dictionary: Record<string, unknown> = {}): PDFRef {
  return context.register(
    context.stream(deflateSync(bytes, { level: 6 }), { ...dictionary, Filter: 'FlateDecode' } as never),
  )
}

/** Embeds the glyphs in use as a composite font (ISO 32000-1, 9.7) and answers its reference. */
export function embedFont(context: PDFContext, used: FontInUse): PDFRef {
  const { font, name } = used.face
  const { file, advances, characters } = used.embedded()
  const scaled = (value: number) => Math.round((value * 1000) / font.unitsPerEm)
  const baseFont = `LIAREC+${name}`
  const descriptor = context.register(
    context.obj({
      ...{ Type: 'FontDescriptor', FontName: baseFont, Flags: 4, ItalicAngle: 0, StemV: 80 },
      FontBBox: [font.bbox.minX, font.bbox.minY, font.bbox.maxX, font.bbox.maxY].map(scaled),
      ...{ Ascent: scaled(font.ascent), Descent: scaled(font.descent), CapHeight: scaled(font.capHeight) },
      FontFile2: compressed(context, file, { Length1: file.length }),
    }),
  )
  const descendant = context.register(
    context.obj({
      ...{ Type: 'Font', Subtype: 'CIDFontType2', BaseFont: baseFont, FontDescriptor: descriptor },
      CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
      ...{ CIDToGIDMap: 'Identity', DW: 600, W: [0, [...advances]] },
    }),
  )
  const toUnicode = compressed(context, characterMap(characters))
  return context.register(
    context.obj({
      ...{ Type: 'Font', Subtype: 'Type0', BaseFont: baseFont, Encoding: 'Identity-H' },
      ...{ DescendantFonts: [descendant], ToUnicode: toUnicode },
    }),
  )
}

/** From glyph numbers back to characters, so that text can be searched and copied. */
function characterMap(characters: readonly string[]): Buffer {
  const lines = characters.flatMap((character, glyph) =>
    character
      ? [`<${glyph.toString(16).padStart(4, '0')}> <${Buffer.from(character, 'utf16le').swap16().toString('hex')}>`]
      : [],
  )
  const blocks: string[] = []
  for (let at = 0; at < lines.length; at += 100) {
    const block = lines.slice(at, at + 100)
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar\n`)
  }
  return Buffer.from(`${mapHead}${blocks.join('')}${mapFoot}`, 'latin1')
}

const mapHead = `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000><ffff>
endcodespacerange
`
const mapFoot = `endcmap
CMapName currentdict /CMap defineresource pop
end
end`
