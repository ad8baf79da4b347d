import { PDFHexString, PDFName, PDFString, type PDFDocument, type PDFRef } from 'pdf-lib'
import type { RecordDocument } from '../document'
import { reservedBytes } from '../pades/placeholder'

interface Signed extends Pick<RecordDocument, 'title' | 'at'> {
  readonly issuer: Pick<RecordDocument['issuer'], 'name'>
}

/**
 * An invisible signature field whose dictionary waits for the seal: `ETSI.CAdES.detached` (ETSI EN 319 142-1), room for
 * the signature, and a ByteRange of the widest numbers. Answers the field, so that it can be tagged.
 */
export function addSignatureField(pdf: PDFDocument, page: PDFRef, { title, issuer, at }: Signed): PDFRef {
  const { context, catalog } = pdf
  const signature = context.register(
    context.obj({
      ...{ Type: 'Sig', Filter: 'Adobe.PPKLite', SubFilter: 'ETSI.CAdES.detached' },
      ByteRange: [0, 9_999_999_999, 9_999_999_999, 9_999_999_999],
      Contents: PDFHexString.of('0'.repeat(2 * reservedBytes)),
      M: PDFString.fromDate(new Date(at)),
      Name: PDFHexString.fromText(issuer.name),
      Reason: PDFHexString.fromText(title),
    }),
  )
  const appearance = context.register(context.formXObject([], { BBox: [0, 0, 0, 0], Resources: {} }))
  const field = context.register(
    context.obj({
      ...{
        Type: 'Annot',
        Subtype: 'Widget',
        FT: 'Sig',
        T: PDFString.of('Seal'),
        TU: PDFHexString.fromText(issuer.name),
      },
      ...{ V: signature, Rect: [0, 0, 0, 0], F: 132, P: page, AP: { N: appearance } },
      StructParent: pdf.getPageCount(),
    }),
  )
  catalog.set(PDFName.of('AcroForm'), context.register(context.obj({ Fields: [field], SigFlags: 3 })))
  pdf
    .getPages()
    .at(-1)!
    .node.set(PDFName.of('Annots'), context.obj([field]))
  return field
}
