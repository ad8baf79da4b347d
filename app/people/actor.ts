/** Who performs an event: a person, time, or the portal's own worker. */
export type Actor =
  { readonly kind: 'person'; readonly personId: string } | { readonly kind: 'clock' } | { readonly kind: 'worker' }
