import { createRequire } from 'node:module'

/** 461 strings that others were hurt by (Big List of Naughty Strings), and those that could hurt us. */
export const naughtyStrings: readonly string[] = [
  ...(createRequire(import.meta.url)('big-list-of-naughty-strings/blns.json') as string[]),
  ...['a\u0000b', 'a\ud800b', 'a\udc00b', '\u202egpj.exe', 'a\u2066b\u2069c', 'a\u200eb', 'a\u0085b\u2028c'],
  ...['=HYPERLINK("http://evil.example")', '+cmd|calc', '@SUM(1)', '-1+1', '\tfirst'],
  ...['a\r\nSet-Cookie: b=c', 'a\nb', '__proto__', 'constructor', '{{t}}', '$t(shell.skip)', '\ufeffa', '\uffff'],
]
