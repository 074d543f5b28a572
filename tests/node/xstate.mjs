// Lifecycles in XState, in simulated time.
// Standard input: one JSON object per line: a machine, and logs of leads. Standard output: for each machine, what
// happened to each lead. Exits with 77 if the module is missing.

import { createRequire } from "node:module";
import { createInterface } from "node:readline";

import { pass, present, start } from "./time.mjs";
import { clock, lifecycle } from "../../crates/authoring/src/interchange/lifecycle.mjs";

const require = createRequire(import.meta.url);
let xstate;
try {
    xstate = require("xstate");
} catch {
    process.exit(77);
}
const { assign, createActor, createMachine } = xstate;

/** What happened to a lead: its moves, and the notifications that it caused. */
const live = (machine, { facts, at, events, until }, sent) => {
    const moves = [];
    let state = null;
    const inspect = ({ type, actorRef, event, snapshot, _transitions: taken }) => {
        if (type !== "@xstate.microstep" || taken.length === 0) return;
        const timeout = taken[0].eventType === "" || taken[0].delay !== undefined;
        // The timer for what is next only starts again.
        if (taken[0].delay === "next") return;
        // A reminder is no move.
        if (timeout && taken[0].target === undefined) return;
        moves.push([present(), timeout ? null : event.type, state, snapshot.value]);
        state = snapshot.value;
    };
    start(at);
    state = machine.config.initial;
    const actor = createActor(machine, { input: facts, clock, inspect });
    actor.start();
    for (const { at, act, by, fields } of events) {
        pass(at);
        actor.send({ type: act, by, fields });
    }
    pass(until);
    return { moves, state: actor.getSnapshot().value, sent: sent.splice(0) };
};

let lives = 0;
for await (const line of createInterface({ input: process.stdin })) {
    const { machine: text, logs } = JSON.parse(line);
    const sent = [];
    const notify = (id, to) => to !== null && sent.push([present(), id, to]);
    const machine = createMachine(...lifecycle(JSON.parse(text), notify, assign));
    console.log(JSON.stringify(logs.map((log) => live(machine, log, sent))));
    lives += logs.length;
}
console.log(JSON.stringify({ lives }));
