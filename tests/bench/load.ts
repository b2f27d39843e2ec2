import autocannon from 'autocannon';

export interface Visit {
	readonly origin: string;
	readonly cookie: string;
	readonly seconds: number;
}

export interface Work {
	readonly connections: number;
	readonly request: autocannon.Request;
}

export interface Measured {
	readonly connections: number;
	readonly perSecond: number;
	/** Milliseconds. */
	readonly p50: number;
	readonly p99: number;
	/** What was answered by an error, or not at all. */
	readonly failed: number;
}

/** Asks again and again, each connection when it was answered. */
export async function measure(visit: Visit, { connections, request }: Work): Promise<Measured> {
	const result = await autocannon({
		url: visit.origin,
		connections,
		duration: visit.seconds,
		requests: [{ ...request, headers: { cookie: visit.cookie, accept: 'text/html', ...request.headers } }]
	});
	return {
		connections,
		perSecond: result.requests.average,
		p50: result.latency.p50,
		p99: result.latency.p99,
		failed: result.errors + result.timeouts + result['4xx'] + result['5xx']
	};
}

/** Several kinds of visitors at the same time. */
export function measureTogether(visit: Visit, works: readonly Work[]): Promise<Measured[]> {
	return Promise.all(works.map((work) => measure(visit, work)));
}

/** How long the first request takes after something was written: what was remembered is then asked again. */
export async function afterWrites(
	{ origin, cookie }: Visit,
	path: string,
	write: () => Promise<unknown>
): Promise<{ median: number; worst: number }> {
	const times: number[] = [];
	for (let round = 0; round < 20; round += 1) {
		await write();
		const began = performance.now();
		await (await fetch(origin + path, { headers: { cookie } })).arrayBuffer();
		times.push(performance.now() - began);
	}
	times.sort((a, b) => a - b);
	return { median: times[10]!, worst: times.at(-1)! };
}
