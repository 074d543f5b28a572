/** Date and time of an instant. Times have AM and PM, as `Intl` writes them without a style. */
export function dateAndTime(locale, timeZone, instant) {
    const half = new Intl.DateTimeFormat(locale, { hour: "numeric", timeZone }).formatToParts(instant)
        .find(({ type }) => type === "dayPeriod");
    return new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short", timeZone }).formatToParts(instant)
        .map(({ type, value }) => (type === "dayPeriod" ? half.value : value)).join("");
}
