/** Headers of a file that a browser is to keep and not to show, whatever it is. */
export function attachmentHeaders({ name, size }: { readonly name: string; readonly size: number }) {
  return {
    'Content-Type': 'application/octet-stream',
    'Content-Length': String(size),
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, escaped)}`,
  }
}

function escaped(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`
}
