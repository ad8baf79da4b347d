/** A customer of the fictional Northwind Mobile. */
export interface Subscriber {
  readonly name: string
  readonly address: string
  readonly msisdn: string
  readonly contract: string
  readonly since: string
}

const names = [
  ['Горан Ильич', '8 Rope Walk, 1030 Port Velden', '2024-03-11'],
  ['Ζήσης Παππάς', '21 Anchor Lane, 1020 Port Velden', '2025-06-02'],
  ['Élodie Brûlé', '3 Saltmarket, 1010 Port Velden', '2019-09-30'],
  ['Jürgen Weißkopf', '14 Tide Street, flat 6, 1100 Port Velden', '2022-01-17'],
  ['Søren Ægidius', '9 Herring Court, 1020 Port Velden', '2018-12-01'],
  ['Мария Щербак', '5 Cooper’s Yard, 1030 Port Velden', '2023-11-05'],
  ['Άννα-Μαρία Καραγιάννη', '40 Beacon Hill, 1040 Port Velden', '2021-04-19'],
  ['Łucja Wąsik', '77 Mole Road, 1110 Port Velden', '2026-08-24'],
  ['Ірина Ґудзенко', '2 Lantern Row, 1050 Port Velden', '2025-02-28'],
  ['Nadia Öztürk-Șerban', '118 Quay Street, 1010 Port Velden', '2020-07-14'],
  ['Θεόδωρος Ξανθόπουλος', '6 Chandler’s Steps, 1030 Port Velden', '2026-09-03'],
  ['Đorđe Čolić', '31 Sluice Road, 1120 Port Velden', '2024-10-22'],
  ['Tamsin O’Hara', '12 Netmakers’ Close, 1040 Port Velden', '2017-05-08'],
] as const

/** The n-th customer; names repeat after thirteen, contracts and numbers do not. */
export function subscriber(n: number): Subscriber {
  const [name, address, since] = names[n % names.length]!
  const digits = String(100 + (n % 100)).padStart(4, '0')
  const area = 220 + Math.floor(n / 100)
  return { name, address, since, msisdn: `+1${area}555${digits}`, contract: `NW-${131 + n}-${204 + ((n * 37) % 700)}` }
}
