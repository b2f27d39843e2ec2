// One process at a time installs and builds: a file with the number of the one whose turn it is.
// Node 20 and its built-ins only.
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Waits until no other living process holds the turn, and takes it. What a killed process left is cleared away.
 * @param {string} file
 * @param {() => void} [onWait] called once, when there is somebody to wait for
 * @returns {Promise<() => void>} gives the turn back
 */
export async function takeTurn(file, onWait) {
	mkdirSync(dirname(file), { recursive: true });
	const me = nameOf(process.pid);
	for (let waited = false; !tryToTake(file, me); waited = true) {
		const holder = readOrNothing(file);
		if (holder && !isAlive(holder)) clear(file, holder);
		else if (holder) {
			if (!waited) onWait?.();
			await sleep(250);
		}
	}
	const release = () => {
		if (readOrNothing(file) === me) rmSync(file, { force: true });
	};
	process.once('exit', release);
	return () => {
		process.off('exit', release);
		release();
	};
}

/**
 * Written aside and linked into place: nobody ever reads half a name.
 * @param {string} file
 * @param {string} me
 */
function tryToTake(file, me) {
	const aside = `${file}.${process.pid}`;
	writeFileSync(aside, me);
	try {
		linkSync(aside, file);
		return true;
	} catch (error) {
		if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
		throw error;
	} finally {
		rmSync(aside, { force: true });
	}
}

/**
 * Takes a dead process's file away. If two do that at once, one may have moved a living one's: it is put back.
 * @param {string} file
 * @param {string} dead
 */
function clear(file, dead) {
	const aside = `${file}.dead.${process.pid}`;
	try {
		renameSync(file, aside);
		if (readOrNothing(aside) !== dead) linkSync(aside, file);
	} catch {
		// Somebody else was quicker.
	}
	rmSync(aside, { force: true });
}

/**
 * A process by its number and, where the system tells, the moment it began: numbers are used again.
 * @param {number} pid
 */
function nameOf(pid) {
	return `${pid} ${statusOf(pid)[19] ?? ''}`;
}

/** @param {number} pid */
function statusOf(pid) {
	const text = readOrNothing(`/proc/${pid}/stat`);
	return text.slice(text.lastIndexOf(')') + 2).split(' ');
}

/** @param {string} name */
function isAlive(name) {
	const pid = Number(name.split(' ')[0]);
	try {
		process.kill(pid, 0);
	} catch (error) {
		if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EPERM') return false;
	}
	// One that was killed, but whose parent has not looked after it, is still in the list (Z).
	return nameOf(pid) === name && statusOf(pid)[0] !== 'Z';
}

/** @param {string} file */
function readOrNothing(file) {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		return '';
	}
}
