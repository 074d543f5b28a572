// Lifecycles in SCION, an interpreter of SCXML, in simulated time.
// Standard input: one JSON object per line: a machine, and logs of leads. Standard output: for each machine, what
// happened to each lead. Exits with 77 if the module is missing.

import { createRequire } from "node:module";
import { createInterface } from "node:readline";

import { pass, present, start } from "./time.mjs";
import { clock } from "../../crates/authoring/src/interchange/lifecycle.mjs";

const require = createRequire(import.meta.url);
let scxml;
try {
    scxml = require("@scion-scxml/scxml");
} catch {
    process.exit(77);
}
// It uses the global timers, which are too short.
Object.assign(globalThis, clock);

const model = (text) =>
    new Promise((resolve, reject) =>
        scxml.documentStringToModel("", text, (error, model) =>
            error
                ? reject(new Error(String(error)))
                : model.prepare((error, prepared) => (error ? reject(error) : resolve(prepared)), { Date }),
        ),
    );

/** The id of a state in the rule set. */
const plain = (id) => id.replace(/^_/, "");

/** What happened to a lead: its moves, and the notifications that it caused. */
const live = (prepared, { facts, at, events, until }) => {
    const moves = [];
    const sent = [];
    let name = null;
    start(at);
    const print = (label, { id, to }) => label === "notify" && to !== null && sent.push([present(), id, to]);
    const session = new scxml.core.Statechart(prepared, { params: { facts }, console: { log: print } });
    session.on("onSmallStepBegin", (event) => (name = event?.name));
    session.on("onTransition", (from, targets, index) => {
        // The way into the first stage.
        if (from.startsWith("$") || from === "_begin") return;
        const { events } = session._model.$idToStateMap.get(from).transitions[index];
        const timeout = !events || events[0].startsWith("_");
        // The timer for what is next only starts again.
        if (events?.[0] === "_wake") return;
        // A reminder is no move.
        if (timeout && !targets?.length) return;
        moves.push([present(), timeout ? null : name, plain(from), plain(targets?.[0] ?? from)]);
    });
    session.start();
    for (const { at, act, by, fields } of events) {
        pass(at);
        // What an interpreter reports itself is not an action, even if an action has its name.
        for (const name of ["done.state.x", "error.execution"]) session.gen({ name, type: "platform" });
        session.gen({ name: act, data: { by, fields } });
    }
    pass(until);
    return { moves, state: plain(session.getConfiguration()[0]), sent };
};

let lives = 0;
for await (const line of createInterface({ input: process.stdin })) {
    const { machine: text, logs } = JSON.parse(line);
    const prepared = await model(text);
    console.log(JSON.stringify(logs.map((log) => live(prepared, log))));
    lives += logs.length;
}
console.log(JSON.stringify({ lives }));
