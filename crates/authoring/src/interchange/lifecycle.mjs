// What XState needs to run the output of `referee draw --format xstate`.

import { can, isDue, later, meets, moved, reminded, wait } from "./clocks.mjs";

/** Whether a field of an event has a value. */
const isFilled = (event, field) => String(event.fields?.[field] ?? "").trim() !== "";

/**
 * The arguments of `createMachine`. `notify` is called with a notification and its recipient; `assign` is the function of
 * XState.
 */
export const lifecycle = (config, notify, assign) => {
    const { plan, delays = {} } = config.meta ?? {};
    const named = Object.entries(delays).map(([name, parts]) => [name, () => later(Date.now(), parts) - Date.now()]);
    return [
        { ...config, context: ({ input }) => ({ ...config.context, ...input }) },
        {
            guards: {
                meets: ({ context, event }, { when = {}, by, require = [], clocks = {} }) =>
                    meets(context, when) &&
                    (!by || event.by == null || by.includes(event.by)) &&
                    require.every((field) => isFilled(event, field)) &&
                    can(context._time, clocks),
                isDue: ({ context }, what) => isDue(plan, context._time, what, Date.now()),
            },
            actions: {
                notify: ({ context }, { id, to, when = {} }) =>
                    meets(context, when) && notify(id, to.fact ? context[to.fact] : to),
                move: assign(({ context }, step) => ({ _time: moved(plan, context, context._time, step, Date.now()) })),
                remind: assign(({ context }) => ({ _time: reminded(plan, context._time) })),
            },
            delays: { ...Object.fromEntries(named), next: ({ context }) => wait(plan, context._time, Date.now()) },
        },
    ];
};

/** The longest timer of JavaScript; a longer one runs at once. */
const LONGEST = 2 ** 31 - 1;
const { setTimeout, clearTimeout } = globalThis;

/** Timers of any length: the `clock` of an actor, or instead of the global ones. */
export const clock = {
    setTimeout(call, delay) {
        const timer = {};
        const wait = (left) => {
            const next = left > LONGEST ? () => wait(left - LONGEST) : call;
            timer.id = setTimeout(next, Math.min(left, LONGEST));
        };
        wait(delay);
        return timer;
    },
    clearTimeout: (timer) => clearTimeout(timer.id),
};
