import type { ParseArgsOptionDescriptor } from 'node:util';

export type Locale = 'lv' | 'en';

/** One command of the command line; its file is named after it. */
export interface Command {
	/** What it is called with: "admin EMAIL". */
	readonly usage: string;
	/** What it does, in one sentence. */
	readonly summary: (locale: Locale) => string;
	readonly options?: Readonly<Record<string, Option>>;
	run(call: Call): Promise<Outcome>;
}

export interface Option extends ParseArgsOptionDescriptor {
	/** What stands for the value in the help: "DATE". */
	readonly value?: string;
	readonly explain: (locale: Locale) => string;
}

/** How a command was called. */
export interface Call {
	readonly positionals: readonly string[];
	readonly options: Readonly<Record<string, string | boolean | undefined>>;
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly locale: Locale;
	readonly json: boolean;
	/** Where a file is that was named on the command line. */
	fileAt(name: string): string;
	/** Tells how far a long work is: on standard error, so that what is asked for stays clean. */
	tell(line: string): void;
}

/** What a command answers: as lines for people, as JSON for scripts. */
export interface Outcome {
	readonly lines: readonly string[];
	readonly json: unknown;
	readonly exitCode?: number;
}

/** Something is wrong that whoever called can mend: one clear line, no stack. */
export class CommandError extends Error {
	readonly exitCode: number;
	constructor(message: string, exitCode = 1) {
		super(message);
		this.name = 'CommandError';
		this.exitCode = exitCode;
	}
}

/** Wrong use of the command line itself. */
export class UsageError extends CommandError {
	constructor(message: string) {
		super(message, 2);
		this.name = 'UsageError';
	}
}
