/*
 * What is done with one task: `tasks.read(actor, number)`, `tasks.report(actor, …)`, `tasks.accept(actor, …)`,
 * `tasks.sendBack(actor, …)`, and its life: `tasks.close`, `takeControl`, `reopen`, `note`, `withdrawEntry`.
 */
export { close } from './closing.server.ts';
export { takeControl } from './control.server.ts';
export { note } from './notes.server.ts';
export { reopen } from './reopening.server.ts';
export { withdrawEntry } from './withdrawing.server.ts';
export { read } from './reading.server.ts';
export type { TaskPage } from './task-page.server.ts';
export { accept, report, sendBack, type Reported } from './reporting.server.ts';
export type { Meanwhile } from './reporting-meanwhile.server.ts';
