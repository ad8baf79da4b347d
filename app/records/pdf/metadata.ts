import { PDFHexString, PDFName, PDFString, type PDFDocument } from 'pdf-lib'
import type { RecordDocument } from '../document'
import { compressed } from './objects'
import { srgbProfile } from './icc'

const producer = 'Liaison'
const profile = srgbProfile()

/** Title, dates and language, said alike in the document's information and in its XMP; colours; a fixed `/ID`. */
export function describe(
  pdf: PDFDocument,
  { title, reference, issuer, at, language, verification }: RecordDocument,
): void {
  const { context, catalog } = pdf
  const written = new Date(Math.floor(Date.parse(at) / 1000) * 1000)
  const name = `${title} – ${reference}`
  pdf.setTitle(name, { showInWindowTitleBar: true })
  pdf.setAuthor(issuer.name)
  pdf.setProducer(producer)
  pdf.setCreator(producer)
  pdf.setCreationDate(written)
  pdf.setModificationDate(written)
  catalog.set(PDFName.of('Lang'), PDFString.of(language))
  const packet = Buffer.from(xmp({ name, author: issuer.name, language, written }), 'utf8')
  catalog.set(PDFName.of('Metadata'), context.register(context.stream(packet, { Type: 'Metadata', Subtype: 'XML' })))
  catalog.set(PDFName.of('OutputIntents'), context.obj([outputIntent(pdf)]))
  const id = PDFHexString.of(verification.digest.slice(0, 32))
  context.trailerInfo.ID = context.obj([id, id])
}

function outputIntent({ context }: PDFDocument) {
  const name = PDFString.of('sRGB')
  const colours = compressed(context, profile, { N: 3 })
  return {
    ...{
      Type: 'OutputIntent',
      S: 'GTS_PDFA1',
      OutputConditionIdentifier: name,
      Info: name,
      DestOutputProfile: colours,
    },
  }
}

/** The machine-readable record inside the readable one (PDF/A-3, associated file with relationship Data). */
export function attachJson({ context, catalog }: PDFDocument, json: string, at: string): void {
  const bytes = Buffer.from(json, 'utf8')
  const date = PDFString.fromDate(new Date(at))
  const file = compressed(context, bytes, {
    ...{ Type: 'EmbeddedFile', Subtype: 'application/json' },
    Params: { Size: bytes.length, CreationDate: date, ModDate: date },
  })
  const name = 'record.json'
  const specification = context.register(
    context.obj({
      ...{ Type: 'Filespec', F: PDFString.of(name), UF: PDFHexString.fromText(name), EF: { F: file, UF: file } },
      ...{ Desc: PDFHexString.fromText('Machine-readable record'), AFRelationship: 'Data' },
    }),
  )
  catalog.set(
    PDFName.of('Names'),
    context.obj({ EmbeddedFiles: { Names: [PDFHexString.fromText(name), specification] } }),
  )
  catalog.set(PDFName.of('AF'), context.obj([specification]))
}

interface Described {
  readonly name: string
  readonly author: string
  readonly language: string
  readonly written: Date
}

/** Follows PDF/A-3 in structure; claims no conformance, since no checker has confirmed any. */
function xmp({ name, author, language, written }: Described): string {
  const date = written.toISOString().replace('.000', '')
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escaped(name)}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>${escaped(author)}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>${language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>${date}</xmp:CreateDate><xmp:ModifyDate>${date}</xmp:ModifyDate>
<xmp:CreatorTool>${producer}</xmp:CreatorTool><pdf:Producer>${producer}</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`
}

function escaped(text: string): string {
  const names: Record<string, string> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' }
  return text.replace(/[<>&]/g, (mark) => names[mark]!)
}
