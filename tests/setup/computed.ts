/** How long this process has computed, in milliseconds: on a busy machine, too, it tells how much work something is. */
export function computedTime(): number {
	return process.cpuUsage().user / 1000;
}
