import { createContext, useContext } from 'react'

/** What the document's head needs and only the server knows. */
export interface DocumentFacts {
  readonly nonce: string
  /** addresses of the client's module scripts */
  readonly scripts: readonly string[]
  /** stands where the title will be put once the page is drawn */
  readonly titlePlace: string
}

const DocumentContext = createContext<DocumentFacts>({ nonce: '', scripts: [], titlePlace: '' })

export const DocumentProvider = DocumentContext.Provider

export function useDocument(): DocumentFacts {
  return useContext(DocumentContext)
}
