import { create, type Font, type Glyph, type Subset } from 'fontkit'

/** A typeface, parsed once per process: parsing costs a hundred times more than using it. */
export interface FontFace {
  readonly name: string
  readonly font: Font
}

export function parseFont(name: string, bytes: Buffer): FontFace {
  const font = create(bytes)
  if (!('glyphForCodePoint' in font)) throw new Error(`${name} is a collection of fonts`)
  return { name, font }
}

/** A character the typeface has no glyph for: an error, since a PDF would show an empty box. */
class Unmapped extends Error {
  constructor(readonly character: string) {
    super(`no glyph for U+${codePointName(character)}`)
  }
}

export function codePointName(character: string): string {
  return character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')
}

export function hasGlyph({ font }: FontFace, character: string): boolean {
  return font.hasGlyphForCodePoint(character.codePointAt(0)!)
}

interface GlyphInUse {
  /** four hex digits: the glyph's number in the subset */
  readonly code: string
  /** in em */
  readonly advance: number
}

/**
 * A typeface as one document uses it: collects the glyphs that were drawn, so that only these are embedded. Neither
 * kerning nor ligatures are applied, so widths are sums of advances.
 */
export class FontInUse {
  readonly #subset: Subset
  readonly #byCharacter = new Map<string, GlyphInUse>()
  /** characters and advances (in thousandths of an em) by glyph number */
  readonly #characters: string[] = ['']
  readonly #advances: number[]

  constructor(
    readonly face: FontFace,
    /** name in the page's resources, for example `F1` */
    readonly resource: string,
  ) {
    this.#subset = face.font.createSubset()
    this.#advances = [this.#thousandths(face.font.getGlyph(0))]
  }

  /** Width in points. */
  widthOf(text: string, size: number): number {
    let width = 0
    for (const character of text) width += this.#glyph(character).advance
    return width * size
  }

  /** The text as a hexadecimal string of glyph numbers, for `Tj`. */
  encode(text: string): string {
    let codes = ''
    for (const character of text) codes += this.#glyph(character).code
    return `<${codes}>`
  }

  /** What is embedded: a TrueType file of the glyphs in use, their widths and their characters. */
  embedded(): { readonly file: Buffer; readonly advances: readonly number[]; readonly characters: readonly string[] } {
    const encoded = (this.#subset as unknown as { encode(): Uint8Array }).encode()
    return { file: Buffer.from(encoded), advances: this.#advances, characters: this.#characters }
  }

  #glyph(character: string): GlyphInUse {
    const known = this.#byCharacter.get(character)
    if (known) return known
    if (!hasGlyph(this.face, character)) throw new Unmapped(character)
    const glyph = this.face.font.glyphForCodePoint(character.codePointAt(0)!)
    const number = this.#include(glyph, character)
    const used = { code: number.toString(16).padStart(4, '0'), advance: glyph.advanceWidth / this.face.font.unitsPerEm }
    this.#byCharacter.set(character, used)
    return used
  }

  #include(glyph: Glyph, character: string): number {
    const number = (this.#subset as unknown as { includeGlyph(glyph: Glyph): number }).includeGlyph(glyph)
    this.#advances[number] = this.#thousandths(glyph)
    this.#characters[number] ??= character
    return number
  }

  #thousandths({ advanceWidth }: Glyph): number {
    return Math.round((advanceWidth * 100_000) / this.face.font.unitsPerEm) / 100
  }
}
