/** A browser without a screen: keeps its cookies, follows nothing by itself. */
export class Visitor {
	readonly #address: string;
	readonly #origin: string;
	readonly cookies = new Map<string, string>();

	/** `address` is where it connects to, `origin` what it believes to be at. */
	constructor(address: string, origin: string) {
		this.#address = address;
		this.#origin = origin;
	}

	get(path: string, headers: Record<string, string> = {}): Promise<Response> {
		return this.fetch(path, { headers });
	}

	/** Posts a form as a page of the portal does. */
	post(
		path: string,
		fields: Record<string, string> = {},
		headers: Record<string, string> = {}
	): Promise<Response> {
		const body = new URLSearchParams(fields);
		return this.fetch(path, { method: 'POST', body, headers: { origin: this.#origin, ...headers } });
	}

	/** Any request, with the cookies that are there; keeps those that come. */
	async fetch(path: string, init: RequestInit = {}): Promise<Response> {
		const headers = new Headers({ accept: 'text/html', ...(init.headers as Record<string, string>) });
		headers.set('cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '));
		const answer = await fetch(this.#address + path, { ...init, headers, redirect: 'manual' });
		for (const cookie of answer.headers.getSetCookie()) this.#keep(cookie);
		return answer;
	}

	#keep(cookie: string): void {
		const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!;
		if (value === '' || /max-age=0/i.test(cookie)) this.cookies.delete(name!);
		else this.cookies.set(name!, value!);
	}
}
