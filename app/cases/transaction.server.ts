export type { Transaction } from '~/platform/db.server'
