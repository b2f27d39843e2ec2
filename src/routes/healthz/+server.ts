import { json } from '@sveltejs/kit';
import { checkHealth } from './health.server.ts';

/** For whoever watches over the portal: 200 when it works, 503 when somebody should look. */
export async function GET({ locals: { installation } }) {
	const health = await checkHealth(installation);
	return json(health, { status: health.ok ? 200 : 503 });
}
