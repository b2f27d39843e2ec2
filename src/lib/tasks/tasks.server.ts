/*
 * What is done with one task: `tasks.read(actor, number)`, `tasks.report(actor, …)`, `tasks.accept(actor, …)`,
 * `tasks.sendBack(actor, …)`.
 */
export { read, type TaskPage } from './reading.server.ts';
export { accept, report, sendBack, type Meanwhile, type Reported } from './reporting.server.ts';
