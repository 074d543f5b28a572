/** Counted units, such as `[["day", 3], ["hour", 2]]`, as `Intl.DurationFormat` writes them, or as its specification says. */
export function counted(locale, amounts) {
    if (Intl.DurationFormat) {
        const duration = Object.fromEntries(amounts.map(([unit, amount]) => [`${unit}s`, amount]));
        return new Intl.DurationFormat(locale, { style: "long" }).format(duration);
    }
    const parts = amounts.map(([unit, amount]) =>
        new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" }).format(amount));
    return new Intl.ListFormat(locale, { type: "unit", style: "long" }).format(parts);
}
