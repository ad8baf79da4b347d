#!/usr/bin/env node
// Drop-in for Prisma's native `schema-engine` binary: speaks the CLI's JSON-RPC
// over stdio and answers with @prisma/schema-engine-wasm + a driver adapter.
// Use: PRISMA_SCHEMA_ENGINE_BINARY=$PWD/bin/schema-engine.mjs prisma migrate ...
import { createInterface } from 'node:readline'
import { readFileSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import { createRequire } from 'node:module'
import * as bg from '@prisma/schema-engine-wasm/schema_engine_bg'
// the package targets bundlers: load its wasm by hand
const wasmPath = createRequire(import.meta.url)
  .resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  .replace(/\.js$/, '.wasm')
const { instance } = await WebAssembly.instantiate(readFileSync(wasmPath), { './schema_engine_bg.js': bg })
bg.__wbg_set_wasm(instance.exports)
instance.exports.__wbindgen_start()
const { SchemaEngine } = bg
globalThis.PRISMA_WASM_PANIC_REGISTRY = {
  message: '',
  set_message(m) {
    this.message = m
  },
}

const argv = process.argv.slice(2)
const opt = (n) => {
  const i = argv.indexOf(n)
  return i < 0 ? undefined : argv[i + 1]
}
const all = (n) => argv.flatMap((a, i) => (a === n ? [argv[i + 1]] : []))
if (argv.includes('--version')) {
  console.log('schema-engine-cli wasm-shim')
  process.exit(0)
}

const ds = JSON.parse(opt('--datasource') ?? '{}')
const url = ds.url ?? 'postgresql://localhost/none'
async function adapter() {
  // adapter-pg has no mapping for Postgres' internal "char" (oid 18), which the engine's catalogue queries return
  const { Result } = (await import('pg')).default
  const addFields = (Result.prototype.$addFields ??= Result.prototype.addFields)
  Result.prototype.addFields = function (f) {
    for (const d of f) if (d.dataTypeID === 18) d.dataTypeID = 25
    return addFields.call(this, f)
  }
  const { PrismaPg } = await import('@prisma/adapter-pg')
  // not { connectionString }: pg lets it override `database`, and connectToShadowDb() sets `database`
  const u = new URL(url)
  const cfg = {
    host: u.searchParams.get('host') ?? u.hostname,
    port: +(u.port || 5432),
    user: decodeURIComponent(u.username),
    password: u.password ? decodeURIComponent(u.password) : undefined,
    database: u.pathname.slice(1),
  }
  // adapter-pg's executeScript splits on ';' (breaks $$ bodies): send the whole script in one simple query instead
  const open = async (c) => {
    const a = await new PrismaPg(c).connect(),
      queryRaw = a.queryRaw.bind(a)
    a.executeScript = async (sql) => {
      await a.client.query(sql)
    }
    // PostgreSQL 18 lists NOT NULL as constraints (contype 'n'), which the engine does not know and panics on
    a.queryRaw = (q) =>
      queryRaw({ ...q, sql: q.sql.replace(/contype NOT IN \('p', 'u', 'f'\)/, "contype NOT IN ('p', 'u', 'f', 'n')") })
    return a
  }
  const factory = new PrismaPg(cfg)
  factory.connect = () => open(cfg)
  // adapter-pg's own shadow database drops it before closing its pool ("being accessed by other users")
  factory.connectToShadowDb = async () => {
    const name = `prisma_migrate_shadow_db_${randomUUID()}`
    const main = await factory.connect(),
      shadow = await (async () => {
        await main.executeScript(`CREATE DATABASE "${name}"`)
        return open({ ...cfg, database: name })
      })()
    const close = shadow.dispose.bind(shadow)
    shadow.dispose = async () => {
      await close()
      await main.executeScript(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)
      await main.dispose()
    }
    return shadow
  }
  return factory
}
const datamodels = all('--datamodels').map((p) => [p, readFileSync(p, 'utf8')])
let engine
const start = async () =>
  (engine ??= await SchemaEngine.new(
    { datamodels: datamodels.length ? datamodels : undefined },
    () => {},
    bindMigrationAwareSqlAdapterFactory(await adapter()),
  ))

if (argv.includes('cli')) {
  // can-connect-to-database | create-database | drop-database
  try {
    await (await start()).ensureConnectionValidity({ datasource: { tag: 'ConnectionString', url } })
    process.exit(0)
  } catch (e) {
    console.error(
      JSON.stringify({
        level: 'ERROR',
        fields: { message: String(e?.message ?? e), error_code: 'P1003', is_panic: false },
      }),
    )
    process.exit(1)
  }
}
const rename = { getDatabaseVersion: 'version' }
for await (const line of createInterface({ input: process.stdin })) {
  if (!line.trim()) continue
  const { id, method, params } = JSON.parse(line)
  const reply = (o) => process.stdout.write(JSON.stringify({ jsonrpc: '2.0', id, ...o }) + '\n')
  try {
    const e = await start()
    const p = Array.isArray(params) ? params[0] : params
    // the wasm engine forgets its shadow-database factory in applyMigrations; devDiagnostic gives it back
    if (method === 'evaluateDataLoss') await e.devDiagnostic({ migrationsList: p.migrationsList, filters: p.filters })
    const result = (await e[rename[method] ?? method](p)) ?? {}
    if (method === 'diff' && result.stdout)
      process.stdout.write(
        JSON.stringify({ jsonrpc: '2.0', method: 'print', params: { content: result.stdout }, id: 900000 }) + '\n',
      )
    reply({ result })
  } catch (err) {
    const m = globalThis.PRISMA_WASM_PANIC_REGISTRY.message || String(err?.message ?? err),
      code = err?.code
    reply({
      error: {
        code: 4466,
        message: 'An error happened. Check the data field for details.',
        data: { is_panic: false, message: m, meta: err?.meta ?? null, error_code: code ?? null },
      },
    })
  }
}
process.exit(0)
