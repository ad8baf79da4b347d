import { createContext, useContext } from 'react'

/**
 * What is known of a page only when it is drawn, and stands further up in it: its title, and by what name each field with a
 * problem goes. Until then there are places, which the server fills.
 */
export interface Drawn {
  title: string
  /** names of fields, as their labels say */
  readonly names: Map<string, string>
  /** fields whose name is wanted */
  readonly wanted: Set<string>
  /** what stands for a name until the page is drawn */
  placeOf(field: string): string
}

export const DrawnContext = createContext<Drawn>({
  title: '',
  names: new Map(),
  wanted: new Set(),
  placeOf: () => '',
})

export function useDrawn(): Drawn {
  return useContext(DrawnContext)
}
