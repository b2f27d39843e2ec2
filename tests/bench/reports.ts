import { randomUUID } from 'node:crypto';
import type autocannon from 'autocannon';
import type { OpenTask } from './council.ts';
import { statementsOf } from './page.ts';

interface Sent {
	task?: OpenTask;
}

/** Writes progress reports as the page's form sends them, on one open task after the other. */
export class Reporter {
	readonly #origin: string;
	readonly #headers: Record<string, string>;
	readonly #tasks: readonly OpenTask[];
	readonly #written = new Map<OpenTask, number>();
	#next = 0;

	constructor(origin: string, cookie: string, tasks: readonly OpenTask[]) {
		this.#origin = origin;
		this.#tasks = tasks;
		this.#headers = {
			cookie,
			origin,
			accept: 'text/html',
			'content-type': 'application/x-www-form-urlencoded'
		};
	}

	/** One report; throws where it is not accepted. */
	async once(): Promise<{ queries: number | null }> {
		const task = this.#take();
		const answer = await fetch(this.#origin + addressOf(task), {
			method: 'POST',
			redirect: 'manual',
			headers: this.#headers,
			body: this.#form(task)
		});
		if (answer.status !== 303) throw new Error(`a report was answered with ${answer.status}`);
		this.#note(task);
		return { queries: statementsOf(answer) };
	}

	/** The same for as long as a measurement lasts. */
	request(): autocannon.Request {
		return {
			method: 'POST',
			headers: this.#headers,
			setupRequest: (request, context) => {
				const task = this.#take();
				(context as Sent).task = task;
				return { ...request, path: addressOf(task), body: this.#form(task) };
			},
			onResponse: (status, _body, context) => {
				const { task } = context as Sent;
				if (status === 303 && task) this.#note(task);
			}
		};
	}

	#take(): OpenTask {
		this.#next = (this.#next + 1) % this.#tasks.length;
		return this.#tasks[this.#next]!;
	}

	/** Every report makes a new version of its task. */
	#note(task: OpenTask): void {
		this.#written.set(task, (this.#written.get(task) ?? 0) + 1);
	}

	#form(task: OpenTask): string {
		const version = 1 + (this.#written.get(task) ?? 0);
		return new URLSearchParams({
			taskId: task.id,
			entryId: randomUUID(),
			version: String(version),
			status: 'IN_PROCESS',
			// The same words again would be the same form.
			text: `Saskaņošana turpinās: atzinumus sniegušas ${version + 2} institūcijas.`
		}).toString();
	}
}

function addressOf({ number }: OpenTask): string {
	return `/tasks/${number}?/report`;
}
