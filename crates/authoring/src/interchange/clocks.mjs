// The clocks of a lead, as data. A plan has the limits of stages and clocks. A time has the runs of one lead.

/** Whether facts meet a condition of a rule file. */
export function meets(facts, condition) {
    return Object.keys(condition).every(function (key) {
        var value = condition[key];
        var wanted = [].concat(value);
        var holds = function (of) {
            return meets(facts, of);
        };
        if (typeof wanted[0] !== "object") return wanted.indexOf(facts[key]) >= 0;
        if (key === "any") return wanted.some(holds);
        if (key === "all") return wanted.every(holds);
        if (key === "not") return !holds(value);
        return (facts[key] !== null) === value.given;
    });
}

/** The instant some months and milliseconds after another. */
export function later(start, duration) {
    var due = new Date(start);
    due.setUTCMonth(due.getUTCMonth() + duration.months);
    if (due.getUTCDate() !== new Date(start).getUTCDate()) due.setUTCDate(0); // the last day of a shorter month
    return due.getTime() + duration.milliseconds;
}

function copy(value) {
    return JSON.parse(JSON.stringify(value));
}

/** The run of the limit that holds for the facts; `limit` is -1 if none does. */
function started(limits, facts, now) {
    var holds = limits.map(function (limit) {
        return meets(facts, limit.when || {});
    });
    var limit = holds.indexOf(true);
    return { limit: limit, since: now, after: limit < 0 ? null : copy(limits[limit].after), paused: 0, from: null, times: 0 };
}

function hold(run, now, pauses) {
    if (run && pauses && run.from === null) run.from = now;
    if (run && !pauses && run.from !== null) {
        run.paused += now - run.from;
        run.from = null;
    }
}

/** The time of a lead after a step: clocks that are over or changed, and the stage that it enters. */
export function moved(plan, facts, before, step, now) {
    var time = before ? copy(before) : { stage: null, run: null, runs: {} };
    plan.clocks.forEach(function (clock) {
        var id = clock.id;
        var change = (step.changes || {})[id];
        if (!before) time.runs[id] = clock.opened ? started(clock.limits, facts, now) : null;
        // No clock runs in the archive.
        if (step.returns || step.clock === id || change === "stop") time.runs[id] = null;
        if (change === "start") time.runs[id] = started(clock.limits, facts, now);
        var run = time.runs[id];
        if (change && change.extend) {
            run.times += 1;
            if (run.after) {
                run.after.months += change.extend.months;
                run.after.milliseconds += change.extend.milliseconds;
            }
        }
        if (step.enter) {
            if (clock.stops.indexOf(step.enter) >= 0) run = null;
            else if (!run && clock.starts.indexOf(step.enter) >= 0) run = started(clock.limits, facts, now);
            time.runs[id] = run;
        }
        hold(run, now, clock.pauses.indexOf(step.enter || (step.returns ? null : time.stage)) >= 0);
    });
    if (step.enter) {
        time.stage = step.enter;
        time.run = started(plan.stages[step.enter], facts, now);
    }
    // All reminders until now are sent, or too late.
    time.seen = { at: now, place: null };
    return time;
}

/** The time of a lead after the reminder that is next. */
export function reminded(plan, time) {
    var first = next(plan, time);
    var after = copy(time);
    after.seen = { at: first.at, place: first.place };
    return after;
}

/** Whether the clocks that an action extends are running or paused, and can be extended once more. */
export function can(time, changes) {
    return Object.keys(changes).every(function (id) {
        var run = time.runs[id];
        return !changes[id].extend || (run && !(run.times >= changes[id].times));
    });
}

/** What happens next: at an instant, a reminder before the timeout of the stage before clocks; or null. */
function next(plan, time) {
    var all = [{ clock: null, limits: plan.stages[time.stage], run: time.run }];
    plan.clocks.forEach(function (clock) {
        all.push({ clock: clock.id, limits: clock.limits, run: time.runs[clock.id] });
    });
    all = all.filter(function (it) {
        return it.run && it.run.limit >= 0 && it.run.from === null;
    });
    var first = null;
    var place = 0;
    function offer(it, remind, at) {
        if (!first || at < first.at) first = { at: at, clock: it.clock, limit: it.run.limit, remind: remind, place: place };
    }
    function due(it) {
        return later(it.run.since, it.run.after) + it.run.paused;
    }
    all.forEach(function (it) {
        it.limits[it.run.limit].remind.forEach(function (before, remind) {
            var at = due(it) - before;
            var more = time.seen.place !== null && place > time.seen.place;
            if (at > time.seen.at || (at === time.seen.at && more)) offer(it, remind, at);
            place += 1;
        });
    });
    all.forEach(function (it) {
        offer(it, null, due(it));
    });
    return first;
}

/** Whether this is next, and due. */
export function isDue(plan, time, what, now) {
    var first = next(plan, time);
    var same = function (key) {
        return first[key] === (what[key] === undefined ? null : what[key]);
    };
    return first !== null && first.at <= now && ["clock", "limit", "remind"].every(same);
}

/** How long to wait for what is next, in milliseconds; no longer than timers can. */
export function wait(plan, time, now) {
    var first = next(plan, time);
    return Math.max(0, Math.min(first ? first.at - now : Infinity, 0x7fffffff));
}
