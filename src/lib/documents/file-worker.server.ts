/* A thread of its own for files from outside: it can be stopped, whatever it is doing, and has no more memory than it is given. */
import { parentPort, workerData } from 'node:worker_threads';
import { readByKind } from './file-reader.server.ts';

parentPort!.postMessage(await readByKind(workerData as { name: string; bytes: Uint8Array }));
