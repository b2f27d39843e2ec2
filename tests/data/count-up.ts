import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { openDatabase, type Transaction } from '#lib/server/database.server.ts';
import { PrismaClient } from '#lib/server/generated/sqlite/client.ts';

// One of two processes: reads a number and writes it, one greater, so many times; prints how many tries failed.
const [way, url, times] = process.argv.slice(2) as [string, string, string];

async function countUp(tx: Transaction): Promise<void> {
	const { number } = await tx.revision.findUniqueOrThrow({ where: { id: 'tasks' } });
	await tx.revision.update({ where: { id: 'tasks' }, data: { number: number + 1 } });
}

const db = await openDatabase(url);
const bare = new PrismaClient({ adapter: new PrismaBetterSqlite3({ url, timeout: 5_000 }) });
let failed = 0;
for (let i = 0; i < Number(times); i++)
	await (way === 'ours' ? db.write(countUp) : bare.$transaction(countUp)).catch(() => (failed += 1));
process.stdout.write(String(failed));
await Promise.all([db.close(), bare.$disconnect()]);
