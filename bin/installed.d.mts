export function isInstalled(root: string): boolean
export function agrees(
  manifest: object,
  lock: object,
  record: object,
  machine?: { readonly platform: string; readonly arch: string },
): boolean
