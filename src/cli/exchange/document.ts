import type { Model } from './models.ts';

/** Grows when a document of today could no longer be read by a program of yesterday. */
export const documentFormat = 1;

/** What stands at the beginning of an export. */
export interface Head {
	readonly format: number;
	readonly exportedAt: string;
	/** The last migration of the database it came from. */
	readonly migration: string;
}

export type Row = Record<string, unknown>;

/** Settings that speak of a place, not of the council. */
export const settingsOfThePlace = ['outbox.frozen', 'installation.fingerprint'];

/** How Prisma's client calls a model: `taskSource`. */
export function clientName(model: Pick<Model, 'name'>): string {
	return model.name[0]!.toLowerCase() + model.name.slice(1);
}

/** The rows of a model, as far as a document reads and writes them whatever the model is. */
export interface AnyModel {
	count(): Promise<number>;
	findMany(query: object): Promise<Row[]>;
	createMany(query: { data: Row[] }): Promise<unknown>;
	updateMany(query: { where: object; data: Row }): Promise<unknown>;
	deleteMany(query: object): Promise<unknown>;
}

/** A model of a client by its name: the one place where the types are left, because the names come from the schema. */
export function modelOf(client: object, model: Pick<Model, 'name'>): AnyModel {
	return (client as Record<string, AnyModel>)[clientName(model)]!;
}
