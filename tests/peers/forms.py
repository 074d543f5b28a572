"""Writes numbers in words, the inflected names of units, and what precedes an ordinal number, as in ICU.

Reads languages from standard input, one per line. Exits with 77 if ICU for Python is missing."""

import sys

try:
    import icu
except ImportError:
    sys.exit(77)

FIELDS = icu.UDateTimePatternField
# The units of rule files with their names in CLDR and their fields of dates.
UNITS = {
    "m": ("minute", FIELDS.MINUTE_FIELD),
    "h": ("hour", FIELDS.HOUR_FIELD),
    "d": ("day", FIELDS.DAY_FIELD),
    "w": ("week", FIELDS.WEEK_OF_YEAR_FIELD),
    "mo": ("month", FIELDS.MONTH_FIELD),
    "y": ("year", FIELDS.YEAR_FIELD),
}


def rules(locale, kind):
    """The rules for spelling numbers of a language itself, not those of its fallback."""
    found = icu.RuleBasedNumberFormat(kind, locale)
    actual = icu.Locale(found.getLocale(icu.ULocDataLocaleType.ACTUAL_LOCALE).getName())
    return found if actual.getLanguage() == locale.getLanguage() else None


def cardinals(found):
    names = [found.getRuleSetName(number) for number in range(found.getNumberOfRuleSetNames())]
    wanted = ("%spellout-cardinal", "%spellout-construct")
    exact = ("%spellout-numbering", "%spellout-numbering-verbose")
    return [name for name in names if name.startswith(wanted) or name in exact]


def plain(text):
    """A text without hints for line breaks."""
    return text.replace("\u00ad", "").replace("\u200b", "").replace("\u00a0", " ").strip()


def numbers(locale, which):
    found = rules(locale, icu.URBNFRuleSetTag.SPELLOUT)
    sets = cardinals(found) if found else []
    columns = ["/".join(dict.fromkeys(plain(found.format(number, name)) for name in sets)) for number in which]
    return columns if sets else []


def ordinal(locale):
    found = rules(locale, icu.URBNFRuleSetTag.ORDINAL)
    before, digit, _ = found.format(2).partition("2") if found else ("", "", "")
    return [plain(before)] if digit and plain(before) else []


def table(bundle):
    found = {}
    bundle.resetIterator()
    while bundle.hasNext():
        entry = bundle.getNext()
        try:
            found[entry.getKey()] = entry.getString()
        except icu.ICUError:
            found[entry.getKey()] = table(entry)
    return found


def word(pattern):
    return plain(pattern[3:]) if pattern.startswith("{0}") else ""


def units(locale):
    bundle = icu.ResourceBundle(f"icudt{icu.ICU_VERSION.split('.')[0]}l-unit", locale)
    fields, root = (icu.DateTimePatternGenerator.createInstance(of) for of in (locale, icu.Locale.getRoot()))
    columns = []
    for name, (unit, field) in UNITS.items():
        known, forms = {root.getAppendItemName(field)}, set()
        # In scripts without case, a field is named as in dates: 月 is a month of a year.
        name_of_field = plain(fields.getAppendItemName(field))
        if name_of_field.upper() != name_of_field.lower():
            forms.add(name_of_field)
        for key in (unit, unit + "-person"):
            try:
                entry = table(bundle.get("units").get("duration").get(key))
            except icu.ICUError:
                continue
            known |= {word(text) for text in entry.values() if isinstance(text, str)}
            forms |= {word(text) for case in entry.get("case", {}).values() for text in case.values()}
        forms = sorted(forms - known - {""})
        columns += [f"{name}={'/'.join(forms)}"] if forms else []
    return columns


icu.Locale.setDefault(icu.Locale.getRoot())
print(f"# Numbers in words, inflected names of units and prefixes of ordinals in ICU {icu.ICU_VERSION}.")
languages = sys.stdin.read().split()
print("\t".join(["und", "languages"] + languages))
for language in languages:
    locale = icu.Locale.forLanguageTag(language)
    rows = {
        "numbers": numbers(locale, range(1, 15)),
        "tens": numbers(locale, range(20, 101, 10)),
        "units": units(locale),
        "ordinal": ordinal(locale),
    }
    for kind, columns in rows.items():
        if columns:
            print("\t".join([language, kind] + columns))
