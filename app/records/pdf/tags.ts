import { PDFName, PDFNumber, type PDFDocument, type PDFObject, type PDFRef } from 'pdf-lib'

export type TagName = 'H1' | 'H2' | 'P' | 'Table' | 'TR' | 'TH' | 'TD' | 'Figure' | 'Form' | 'Document'

/** An element of the structure by which a screen reader walks the document (ISO 32000-1, 14.7). */
export interface Tag {
  readonly ref: PDFRef
  readonly name: TagName
  readonly parent: PDFRef
  readonly more: Readonly<Record<string, unknown>>
  readonly kids: unknown[]
}

/** Builds the structure tree while pages are drawn, and writes it at the end. */
export class Tags {
  readonly #root: PDFRef
  readonly #all: Tag[] = []
  /** per page, the element of each marked piece of content, by its number */
  readonly #marked = new Map<PDFRef, PDFRef[]>()
  readonly document: Tag

  constructor(readonly pdf: PDFDocument) {
    this.#root = pdf.context.nextRef()
    this.document = { ref: pdf.context.nextRef(), name: 'Document', parent: this.#root, more: {}, kids: [] }
    this.#all.push(this.document)
  }

  add(name: TagName, parent: Tag = this.document, more: Tag['more'] = {}): Tag {
    const tag = { ref: this.pdf.context.nextRef(), name, parent: parent.ref, more, kids: [] }
    this.#all.push(tag)
    parent.kids.push(tag.ref)
    return tag
  }

  /** Numbers a piece of a page's content as belonging to a tag. */
  mark(tag: Tag, page: PDFRef): number {
    const marked = this.#marked.get(page) ?? []
    this.#marked.set(page, marked)
    marked.push(tag.ref)
    tag.kids.push({ Type: 'MCR', Pg: page, MCID: marked.length - 1 })
    return marked.length - 1
  }

  /** Writes the tree; `forms` are form fields with their page, which are elements too. */
  write(pages: readonly PDFRef[], forms: readonly { readonly field: PDFRef; readonly page: PDFRef }[]): void {
    const { context, catalog } = this.pdf
    const numbers: PDFObject[] = pages.flatMap((page, index) => [
      PDFNumber.of(index),
      context.register(context.obj(this.#marked.get(page) ?? [])),
    ])
    for (const [index, { field, page }] of forms.entries()) {
      const tag = this.add('Form')
      tag.kids.push({ Type: 'OBJR', Obj: field, Pg: page })
      numbers.push(PDFNumber.of(pages.length + index), tag.ref)
    }
    for (const { ref, name, parent, more, kids } of this.#all) {
      context.assign(ref, context.obj({ Type: 'StructElem', S: name, P: parent, K: kids as never, ...more } as never))
    }
    const parentTree = context.register(context.obj({ Nums: numbers }))
    const next = pages.length + forms.length
    const root = { Type: 'StructTreeRoot', K: [this.document.ref], ParentTree: parentTree, ParentTreeNextKey: next }
    context.assign(this.#root, context.obj(root))
    catalog.set(PDFName.of('StructTreeRoot'), this.#root)
    catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }))
  }
}
