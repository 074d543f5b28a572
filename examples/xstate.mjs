// What XState needs to run the output of `referee draw --format xstate`.

/** Whether facts meet a condition of a rule file. */
const meets = (facts, condition) =>
    Object.entries(condition).every(([key, value]) => {
        const wanted = [value].flat();
        if (typeof wanted[0] !== "object") return wanted.includes(facts[key]);
        if (key === "any") return wanted.some((of) => meets(facts, of));
        if (key === "all") return wanted.every((of) => meets(facts, of));
        if (key === "not") return !meets(facts, value);
        return (facts[key] !== null) === value.given;
    });

/** Whether a field of an event has a value. */
const isFilled = (event, field) => String(event.fields?.[field] ?? "").trim() !== "";

/** The duration of some months and milliseconds from now. */
const calendar = ({ months, milliseconds }, now) => {
    const due = new Date(now);
    due.setUTCMonth(due.getUTCMonth() + months);
    if (due.getUTCDate() !== new Date(now).getUTCDate()) due.setUTCDate(0); // the last day of a shorter month
    return due.getTime() + milliseconds - now;
};

/** The arguments of `createMachine`. `notify` is called with a notification and its recipient. */
export const lifecycle = (config, notify) => [
    { ...config, context: ({ input }) => ({ ...config.context, ...input }) },
    {
        guards: {
            meets: ({ context, event }, { when = {}, by, require = [] }) =>
                meets(context, when) &&
                (!by || event.by == null || by.includes(event.by)) &&
                require.every((field) => isFilled(event, field)),
        },
        actions: {
            notify: ({ context }, { id, to, when = {} }) =>
                meets(context, when) && notify(id, to.fact ? context[to.fact] : to),
        },
        delays: Object.fromEntries(
            Object.entries(config.meta?.delays ?? {}).map(([name, parts]) => [name, () => calendar(parts, Date.now())]),
        ),
    },
];

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
