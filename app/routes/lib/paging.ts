const pageLength = 50

/** One page of a long list, by `?page=` of the address; a number beyond the list becomes the last page. */
export function pageOf<T>(
  items: readonly T[],
  url: URL,
): { readonly shown: readonly T[]; readonly page: number; readonly pages: number } {
  const pages = Math.max(1, Math.ceil(items.length / pageLength))
  const asked = Number(url.searchParams.get('page') ?? '1')
  const page = Number.isInteger(asked) ? Math.min(Math.max(asked, 1), pages) : 1
  return { shown: items.slice((page - 1) * pageLength, page * pageLength), page, pages }
}
