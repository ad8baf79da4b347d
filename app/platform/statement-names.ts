/** How many of Prisma's texts are given names: lists of ids make ever new ones, and each connection keeps what has a name. */
const most = 400

/**
 * Names for SQL: a statement that has one is parsed once on each connection and planned a few times instead of each time,
 * and row security makes planning dear. Statements that Prisma writes have one, and those of ours that begin with it in a
 * comment, whose text never varies and whose plan doesn't depend on what is asked.
 */
export function statementNames(): (sql: string) => string | undefined {
  const given = new Map<string, string>()
  return (sql) => {
    const name = given.get(sql) ?? ownName(sql)
    if (name || given.size >= most || !byPrisma.test(sql)) return name
    const next = `p${given.size}`
    given.set(sql, next)
    return next
  }
}

const byPrisma = /^(SELECT|INSERT INTO|UPDATE|DELETE FROM) "public"\./

function ownName(sql: string): string | undefined {
  return /^\s*\/\* ([a-z-]+) \*\//.exec(sql)?.[1]
}
