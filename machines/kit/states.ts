// What a state says of itself: the key of its words, and the guidelines that it serves.

export const described = (state: string, ...slugs: string[]) => ({
  description: `state.${state}.description`,
  meta: { slugs },
})

/** A state through which the usual way does not lead. */
export const describedAside = (state: string, ...slugs: string[]) => ({
  description: `state.${state}.description`,
  meta: { slugs, aside: true as const },
})
