// Simulated time: timers and `Date.now` of this process. A timer runs exactly when it is due, and a delay that is too
// long for Node's own timers is refused.

let now = 0;
let last = 0;
const timers = new Map();

globalThis.setTimeout = (call, delay) => {
    if (!(delay >= 0 && delay <= 2 ** 31 - 1)) throw new Error(`a delay of ${delay} ms`);
    timers.set(++last, { due: now + delay, call });
    return last;
};
globalThis.clearTimeout = (id) => timers.delete(id);
Date.now = () => now;

/** Starts at an instant, without timers. */
export const start = (at) => {
    timers.clear();
    now = at;
};

/** Lets time pass up to and including an instant. Timers run in the order in which they are due. */
export const pass = (until) => {
    for (;;) {
        let next;
        for (const [id, timer] of timers) {
            if (timer.due <= until && !(next && next.due <= timer.due)) next = { id, ...timer };
        }
        if (!next) break;
        timers.delete(next.id);
        now = next.due;
        next.call();
    }
    now = until;
};

export const present = () => now;
