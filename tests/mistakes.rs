//! The findings of `referee locale check` in messages: mistakes at their location, and none in correct messages.

use crate::translations::{book, edit, found};

/// One mistake each: the file, the replaced text, its replacement, the check and the underlined words.
const MISTAKES: [(&str, &str, &str, &str, &str); 123] = [
    // What other parsers do not read.
    ("de/2017.ftl", "outcome-won = Gewonnen", "outcome-won = { -sieg(case: genitive) }", "ftl-junk", "g"),
    (
        "de/2017.ftl",
        "outcome-won = Gewonnen",
        "outcome-won = { NUMBER(1, minimumFractionDigits: NUMBER(1)) }",
        "ftl-junk",
        "N",
    ),
    ("de/2017.ftl", "outcome-won = Gewonnen", "outcome-won = { -sieg(case: \"g\" n: 1) }", "ftl-junk", "n"),
    ("de/2017.ftl", "outcome-won = Gewonnen", "outcome-won = Gewonnen {", "ftl-junk", "."),
    // Other than the original.
    (
        "de/2017.ftl",
        "outcome-won = Gewonnen",
        "outcome-won = Gewonnen, s. https://example.com",
        "words-addresses",
        "https://example.com",
    ),
    ("de/2017.ftl", "outcome-won = Gewonnen", "outcome-won = Gewonnen in 30 Tagen", "words-numbers", "30"),
    ("it/2017.ftl", "{ DATE($since) }", "{ DATETIME($since) }", "words-formatted", "DATETIME"),
    (
        "ru/common.ftl",
        "[few] { $move }: { NUMBER($count) } лида",
        "[few] { $move }: { NUMBER($count) } лидов",
        "words-swapped",
        "few",
    ),
    ("de/2017.ftl", "field-customer = Kunde", "field-customer = Customer", "words-leftover", "Customer"),
    // Other languages, also in other scripts; characters, marks and labels.
    (
        "ru/2017.ftl",
        "примите или",
        "Ein Kunde hat gefunden und das ausgefüllt",
        "words-language",
        "Ein Kunde hat gefunden und das ausgefüllt",
    ),
    ("zh-TW/2017.ftl", "outcome-won = 已成交", "outcome-won = 价格", "words-script", "价"),
    ("it/2017.ftl", "action-no-thanks = No, grazie", "action-no-thanks = No Thanks", "words-leftover", "No Thanks"),
    ("it/2017.ftl", "Valutazione iniziata", "“Valutazione” iniziata", "words-typography", "“"),
    ("de/2017.ftl", "In Bewertung seit dem", "In Bewertung.. seit dem", "words-typography", ".."),
    ("zh-TW/2017.ftl", "action-no-thanks = 不，謝謝", "action-no-thanks = 不，，謝謝", "words-typography", "，，"),
    ("de/2017.ftl", "In Bewertung seit dem", "In Bewertung ( jetzt) seit dem", "words-typography", "("),
    ("de/2017.ftl", "In Bewertung seit dem", "In Bewertung f?r dem", "words-typography", "?"),
    ("de/2017.ftl", "In Bewertung seit dem", "In Bewertung fu\u{308}r", "ftl-unseen", "\u{308}"),
    // Characters of other languages in the same script.
    ("zh-TW/2017.ftl", "outcome-won = 已成交", "outcome-won = 已们国成交", "words-script", "们"),
    ("ru/2017.ftl", "примите или", "примите і", "words-script", "і"),
    (
        "it/2017.ftl",
        "field-email = E-mail",
        "field-email = Sehen Sie sich die Einzelheiten an",
        "words-language",
        "Sehen Sie sich die Einzelheiten an",
    ),
    (
        "en/2017.ftl",
        "field-email = Email",
        "field-email = Parla con il cliente e decidi entro la scadenza",
        "words-language",
        "Parla con il cliente e decidi entro la scadenza",
    ),
    // Text taken from a neighbor.
    ("de/2017.ftl", "**{ stage-evaluating }**", "**{ stage-archived }**", "words-refer-elsewhere", "stage-archived"),
    (
        "zh-TW/2020.ftl",
        "請隨時更新商務設定檔中每個位置的連絡資訊，讓您的團隊能收到通知。",
        "請在商務設定檔中說明您獨有的專長與經營方式。如果某些關鍵字會帶來您不想要的潛在客戶，請將其移除，並註明您服務的企業規模。",
        "words-repeated",
        "body",
    ),
    // Dashes, spaces, paired marks.
    ("de/2017.ftl", "In Bewertung seit dem", "<<In Bewertung>> seit dem", "words-typography", "<<"),
    ("de/2017.ftl", "In Bewertung seit dem", "In Bewertung — seit dem", "words-typography", "—"),
    ("ru/2017.ftl", "примите или", "примите – или", "words-typography", "–"),
    ("de/2017.ftl", "In Bewertung seit dem", "In Bewertung,seit dem", "words-typography", ","),
    ("de/2017.ftl", "In Bewertung seit dem", "In Bewertung.Seit dem", "words-typography", "."),
    ("ru/2017.ftl", "Оценка начата { DATETIME($since) }. ", "{ DATETIME($since) };начата. ", "words-typography", ";"),
    ("it/2017.ftl", "Valutazione iniziata", "Valutazione (iniziata", "words-typography", "("),
    ("zh-TW/2017.ftl", "action-no-thanks = 不，謝謝", "action-no-thanks = 不，謝謝）", "words-typography", "）"),
    ("en/2017.ftl", "Under evaluation since", "Under (evaluation “once) since”", "words-typography", "“"),
    ("de/2017.ftl", "In Bewertung seit dem", "„In „Bewertung“ seit“ dem", "words-typography", "„"),
    // Branches of two selectors; one combination loses a value.
    (
        "de/common.ftl",
        "event-switched = Vom Regelsatz { $old } zum",
        "event-switched = { $new ->\n        [a] { $old }\n       *[b] Neu\n    } { $from ->\n        [a] Alt\n       *[b] { $old }\n    } ",
        "words-leave-out",
        "event-switched",
    ),
    // On help pages.
    ("de/common.ftl", "page-related = Siehe auch", "page-related = \"Siehe auch", "words-typography", "\""),
    (
        "it/common.ftl",
        "page-never = ",
        "page-never = There is no time limit. ",
        "words-leftover",
        "There is no time limit",
    ),
    ("ru/common.ftl", "{ $recipients } — «{ $subject }»", "{ $recipients }", "words-leave-out", "page-notifies"),
    ("de/2017.ftl", "In Bewertung seit dem", "In Bewertung-- seit dem", "words-typography", "--"),
    ("de/2017.ftl", "In Bewertung seit dem", "In ,,Bewertung“ seit dem", "words-typography", ",,"),
    (
        "de/common.ftl",
        "typography-quotes = „ “ | ‚ ‘",
        "typography-quotes = „ “ | ‚",
        "words-typography",
        "typography-quotes",
    ),
    // Untranslated labels, in the same script.
    ("de/2017.ftl", "outcome-won = Gewonnen", "outcome-won = Won", "words-leftover", "Won"),
    ("it/2017.ftl", "outcome-won = Vinta", "outcome-won = Won", "words-leftover", "Won"),
    ("it/2017.ftl", "action-no-thanks = No, grazie", "action-no-thanks = No thanks", "words-leftover", "No thanks"),
    // Letters of other languages.
    ("de/2017.ftl", "In Bewertung seit dem", "На рассмотрении seit dem", "words-script", "На"),
    ("it/2017.ftl", "outcome-won = Vinta", "outcome-won = Vint\u{430}", "words-script", "\u{430}"),
    ("ru/2017.ftl", "примите или", "прим\u{65}те или", "words-script", "e"),
    ("zh-TW/2017.ftl", "outcome-won = 已成交", "outcome-won = ノート", "words-script", "ノート"),
    ("de/2017.ftl", "In Bewertung seit dem", "GeprÃ¼ft am", "words-encoding", "Ã¼"),
    ("ru/2017.ftl", "примите или", "Ð¸Ð»Ð¸ или", "words-encoding", "Ð¸Ð»Ð¸"),
    ("ru/2017.ftl", "примите или", "??????? или", "words-typography", "???"),
    // Plural forms.
    ("de/common.ftl", "[one] { NUMBER($count) } Lead wi", "[ein] { NUMBER($count) } Lead wi", "ftl-plural", "ein"),
    ("de/common.ftl", "[one] { NUMBER($count) } Lead wi", "[One] { NUMBER($count) } Lead wi", "ftl-plural", "One"),
    ("de/common.ftl", "        [one] { NUMBER($count) } Lead wird umgestellt.\n", "", "ftl-plural", "other"),
    ("ru/common.ftl", "[few] Будут переведены", "[one] Будут переведены", "ftl-plural", "one"),
    // Ordinals: German has one form, and exact numbers are not ordinals.
    (
        "de/common.ftl",
        "[one] { NUMBER($count) } Lead wi",
        "[one] { NUMBER($count, type: \"ordinal\") ->\n            [one] { $count }st\n           *[other] { $count }.\n        } Lead wi",
        "ftl-plural",
        "one",
    ),
    (
        "de/common.ftl",
        "[one] { NUMBER($count) } Lead wi",
        "[one] { NUMBER($count, type: \"ordinal\") ->\n            [1] { $count }st\n           *[other] { $count }.\n        } Lead wi",
        "ftl-plural",
        "1",
    ),
    (
        "de/common.ftl",
        "[one] { NUMBER($count) } Lead wi",
        "[one] { NUMBER($count, type: \"ordinals\") } Lead wi",
        "ftl-option",
        "type",
    ),
    (
        "ru/common.ftl",
        "Будет переведен { NUMBER($count) } лид",
        "Будет переведен один лид",
        "words-leave-out",
        "plan-moves",
    ),
    ("de/2017.ftl", "    .hint = ", "    .hint = Ja.\n    .hint = ", "ftl-duplicate", "hint"),
    // Invisible characters.
    ("de/common.ftl", "page-related = Siehe", "page-related = \u{200b}Siehe", "ftl-unseen", "\u{200b}"),
    ("it/2017.ftl", "Valutazione iniziata", "Valutazione\u{0} iniziata", "ftl-unseen", "\u{0}"),
    ("ru/2017.ftl", "примите или", "примите\u{202e} или", "ftl-unseen", "\u{202e}"),
    ("ru/2017.ftl", "примите или", "примите\u{2067} или", "ftl-unseen", "\u{2067}"),
    ("it/2017.ftl", "Valutazione iniziata", "Valutazione\r iniziata", "ftl-unseen", "\r"),
    ("de/2017.ftl", "In Bewertung seit dem", "In Bewertung f\u{fffd}r", "ftl-unseen", "\u{fffd}"),
    // Punctuation of other languages.
    ("de/2017.ftl", "In Bewertung seit dem", "“In Bewertung” seit dem", "words-typography", "“"),
    ("de/2017.ftl", "In Bewertung seit dem", "„In Bewertung seit dem", "words-typography", "„"),
    ("en/2017.ftl", "Under evaluation since", "Under \"evaluation since", "words-typography", "\""),
    ("en/2017.ftl", "field-email = Email", "field-email = The customer's email", "words-typography", "'"),
    ("it/2017.ftl", "field-email = E-mail", "field-email = E-mail  del cliente", "words-typography", " "),
    ("it/2017.ftl", "Valutazione iniziata in data", "Valutazione iniziata ... in data", "words-typography", "..."),
    ("ru/2017.ftl", "примите или", "примите , или", "words-typography", ","),
    ("ru/2017.ftl", "примите или", "примите - или", "words-typography", "-"),
    ("zh-TW/2017.ftl", "action-no-thanks = 不，謝謝", "action-no-thanks = 不,謝謝", "words-typography", ","),
    ("de/2020.ftl", "wechselt in die Phase **", "wechselt （jetzt） in die Phase **", "words-typography", "（"),
    ("de/2020.ftl", "confirm-next = Weiter", "confirm-next = ‚Weiter", "words-typography", "‚"),
    ("de/2020.ftl", "confirm-next = Weiter", "confirm-next = ‹Weiter›", "words-typography", "‹"),
    ("ru/2020.ftl", "confirm-next = ", "confirm-next = ´", "words-typography", "´"),
    ("ru/2017.ftl", "примите или", "примите ,или", "words-typography", ","),
    ("de/2017.ftl", "In Bewertung seit dem", "In Bewertung -- seit dem", "words-typography", "--"),
    ("en/2017.ftl", "Under evaluation since", "Under evaluation--since", "words-typography", "--"),
    // In a literal.
    ("de/2017.ftl", "In Bewertung seit dem", "{ \"“\" }In Bewertung seit dem", "words-typography", "“"),
    ("it/2017.ftl", "Valutazione iniziata in data", "{ \"...\" } in data", "words-typography", "..."),
    // After a value, and after a word in Latin letters.
    ("zh-TW/2017.ftl", "於 { DATETIME($since) } 送", "於 { DATETIME($since) }, 送", "words-typography", ","),
    ("zh-TW/2017.ftl", "action-no-thanks = 不，謝謝", "action-no-thanks = 不，謝謝 CRM.", "words-typography", "."),
    ("zh-TW/2020.ftl", "alert-contact-me = ", "alert-contact-me = 按一下**下一步**, 再等。", "words-typography", ","),
    ("zh-TW/2020.ftl", "alert-contact-me = ", "alert-contact-me = **{ confirm-next }**,", "words-typography", ","),
    ("zh-TW/2020.ftl", "alert-contact-me = ", "alert-contact-me = 約 5%,", "words-typography", ","),
    ("zh-TW/2020.ftl", "alert-contact-me = ", "alert-contact-me = 好 。", "words-typography", "。"),
    ("de/2020.ftl", "alert-contact-me = ", "alert-contact-me = { \"Ja \\\"Nein -- \" }", "words-typography", "--"),
    // Words of the original.
    ("it/2017.ftl", "Parla con il cliente e", "Talk to the customer and", "words-leftover", "Talk to the customer"),
    ("ru/2017.ftl", "примите или", "примите customer или", "words-leftover", "customer"),
    ("zh-TW/2017.ftl", "outcome-won = 已成交", "outcome-won = 已成交 won", "words-leftover", "won"),
    ("zh-TW/2017.ftl", "outcome-won = 已成交", "outcome-won = Won", "words-leftover", "Won"),
    ("ru/2020.ftl", "confirm-next = Далее", "confirm-next = Next", "words-leftover", "Next"),
    ("ru/2017.ftl", "примите или", "примите { \"the customer\" } или", "words-leftover", "the customer"),
    // Unknown values and omitted values, also in one branch.
    ("ru/common.ftl", "[few] { $move }: { NUMBER($count) } ", "[few] { $move }: ", "words-leave-out", "plan-section"),
    (
        "de/common.ftl",
        "[0] Die Rolle „{ $role }“ ist nicht",
        "[0] Die Rolle ist nicht",
        "words-leave-out",
        "refusal-unknown-role",
    ),
    ("de/2017.ftl", "field-email = ", "field-email = { $since } ", "ftl-variable", "since"),
    (
        "it/2017.ftl",
        "entro la scadenza: { DATETIME($due) }.\nstage-negotiating",
        "presto.\nstage-negotiating",
        "words-leave-out",
        "summary",
    ),
    // References, functions, options, branches.
    ("de/2017.ftl", "**{ stage-evaluating }**", "**{ stage-evaluated }**", "ftl-reference", "stage-evaluated"),
    (
        "de/2017.ftl",
        "stage-archived = Archiviert",
        "stage-archived = { stage-archived }",
        "ftl-circle",
        "stage-archived",
    ),
    ("it/2017.ftl", "{ DATE($since) }", "{ DATUM($since) }", "ftl-function", "DATUM"),
    ("it/2017.ftl", "unit: \"hours\"", "unit: \"hour\"", "ftl-option", "unit"),
    (
        "ru/common.ftl",
        "        [few] Не заполнены обязательные поля: { LIST($fields) }.\n        [many] Не заполнены обязательные поля: { LIST($fields) }.\n",
        "",
        "ftl-plural",
        "other",
    ),
    // Duplicate, missing and unused messages, markup, invalid messages.
    ("ru/2017.ftl", "outcome-skipped = Пропущенная", "outcome-skipped = Выигранная", "words-alike", "Выигранная"),
    ("zh-TW/2020.ftl", "field-deal-name = ", "field-deal-nam = ", "message-unneeded", "field-deal-nam"),
    ("zh-TW/2020.ftl", "field-deal-name = ", "# field-deal-name = ", "message-untranslated", "field-deal-name"),
    ("de/2017.ftl", "**{ stage-evaluating }**", "**{ stage-evaluating }*", "ftl-markup", "*"),
    ("de/2017.ftl", "field-email = ", "field-email ", "ftl-junk", ""),
    ("en/2017.ftl", "stage-new = New\n", "stage-new = Fresh\n", "words-changed", "stage-new"),
    ("de/pages/2017.ftl", "outcome-missed = ", "outcome-mised = ", "message-unneeded", "outcome-mised"),
    ("ru/ledger", "common answer-no ", "common answer-no\n", "ledger-line", "common answer-no"),
    // Nothing to see, and lines that are not what they look like.
    ("de/2017.ftl", "outcome-won = Gewonnen", "outcome-won = { \"\" }", "ftl-blank", "outcome-won"),
    ("de/2017.ftl", "outcome-won = Gewonnen", "outcome-won = \u{a0}\u{ad}", "ftl-blank", "outcome-won"),
    ("de/2017.ftl", "outcome-won = Gewonnen", "outcome-won = { \"\\u3000\" }", "ftl-blank", "outcome-won"),
    (
        "de/2017.ftl",
        "outcome-won = Gewonnen",
        "outcome-won = { -none }\n-none = { \"\\u200B\" }",
        "ftl-blank",
        "outcome-won",
    ),
    ("de/2017.ftl", "outcome-won = Gewonnen", "outcome-won = Gewonnen{ \" \" }", "ftl-edge", "outcome-won"),
    ("de/2017.ftl", "outcome-won = Gewonnen", "  outcome-won = Gewonnen", "ftl-indented", "outcome-won"),
    (
        "de/2017.ftl",
        "outcome-won = Gewonnen",
        "outcome-won = Gewonnen { -sieg(case: \"genetiv\") }\n-sieg = { $case ->\n   *[nominativ] Sieg\n    [genitiv] Siegs\n}",
        "ftl-variant",
        "genetiv",
    ),
    (
        "ru/common.ftl",
        "        [few] Не заполнены обязательные поля: { LIST($fields) }.\n",
        "        [few] Не заполнены обязательные поля: { LIST($fields) }.\n        [3] Не заполнены поля: { LIST($fields) }.\n",
        "ftl-plural",
        "3",
    ),
    (
        "it/2017.ftl",
        "entro la scadenza: { DATETIME($due) }.\nstage-negotiating",
        "entro la scadenza: { DATETIME($due) ->\n        [one] uno\n       *[other] altri\n    } { DATETIME($due) }.\nstage-negotiating",
        "ftl-selector",
        "DATETIME",
    ),
];

#[test]
fn mistakes_of_translators_are_found_at_their_location() {
    let mut wrong = Vec::new();
    for (file, old, new, id, underlined) in MISTAKES {
        let book = book();
        edit(&book, &format!("locales/{file}"), old, new);
        let found = found(&book, &[]);
        let changed = id == "words-changed";
        let here = |(at, it, words): &&(String, &'static str, String)| {
            (changed || *at == format!("locales/{file}")) && *it == id && (underlined.is_empty() || words == underlined)
        };
        if !found.iter().any(|it| here(&it)) {
            wrong.push(format!("{file}: `{new}` is not {id} at `{underlined}`: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Correct translations of a text.
const CORRECT: [(&str, &str, &str); 50] = [
    // A term without its argument takes its default.
    (
        "de",
        "Go on",
        "Mit { -fall } weiter\n-fall = { $case ->\n       *[dative] dem Fall\n        [genitive] des Falls\n    }",
    ),
    ("de", "Close it (with \\*).", "Schließen Sie es (mit \\*)."),
    (
        "de",
        "Sold with OneDrive for Business in Microsoft Partner Center.",
        "Mit OneDrive for Business in Microsoft Partner Center und Defender for Endpoint.",
    ),
    ("it", "Open it in Microsoft Dynamics 365 Sales.", "Apri l’offerta in Microsoft Dynamics 365 Sales."),
    (
        "ru",
        "Call [us](tel:+498912345) or [write](mailto:help@contoso.com?subject=lead).",
        "Позвоните [нам](tel:+498912345) или [напишите](mailto:help@contoso.com?subject=lead).",
    ),
    (
        "zh-TW",
        "See [notes](https://contoso.com/a_(b) \"What is new\") at partner.contoso.com, in report_2020_final.xlsx.",
        "請看[說明](https://contoso.com/a_(b) \"What is new\")、partner.contoso.com 與 report_2020_final.xlsx。",
    ),
    ("de", "Fields with * are required: 3 * 4 = 12.", "Mit * gekennzeichnete Felder sind Pflichtfelder: 3 * 4 = 12."),
    (
        "de",
        "Check i) one, ii) two and iii) three; conditions a)–c), d)/e).",
        "Bitte i) prüfen, ii) anrufen und iii) melden; Bedingungen a)–c), d)/e); Schritt 1.1) folgt.",
    ),
    (
        "zh-TW",
        "Confirm a) and b) with Contoso Inc.",
        "請確認：a）預算已核准，b）「Contoso Inc.」同意；1.請登入 vs.競爭者 Dr.王。",
    ),
    (
        "de",
        "Use System.Text.Json and x,y coordinates at C:\\Users\\partner.",
        "Mit System.Text.Json, x,y-Koordinaten und C:\\Users\\partner, β-Version :-( bald.",
    ),
    ("de", "Go on.", "Kund:innen: a) warten, 1) fragen; gut :) – in 3–5 Tagen (Mo.–Fr.)."),
    ("de", "With ASP.NET, Node.js and i.e. more.", "Mit ASP.NET, Node.js, z.B. i.A. und Zubehör a.D."),
    ("de", "Go on.", "„Weiter (‚jetzt‘ [sofort])“ – { DATE($since) }, { DATETIME($since) }."),
    ("ru", "Go on.", "Съешьте ещё, 3–5 дней — это (не «„долго“») объём: Ёлка."),
    ("zh-TW", "Go on.", "峯會於臺北舉行，裏面有麪包、喆與旨在慎選——3–5天（含《手冊》【一】）。"),
    ("it", "Go on.", "«Avanti» – 3–5 giorni; sì (anche «oggi»): così è."),
    ("en", "Go on.", "Wait 3–5 days – or not (see [1]) – it’s “done”."),
    ("it", "Contact: Microsoft Partner Center", "Contatto: Microsoft Partner Center"),
    ("de", "See Microsoft Cloud Partner Program.", "Siehe Microsoft Cloud Partner Program (online)."),
    ("ru", "Go on with { stage-received }.", "Продолжайте на стадии «Получено»."),
    ("it", "Select Next.", "Seleziona { confirm-next }."),
    ("de", "From { stage-received } to { stage-accepted }.", "Nach { stage-accepted } aus { stage-received }."),
    ("de", "At 12:30, not 12.30.", "Um 12:30 Uhr, nicht 12.30."),
    ("de", "For example, 1,000.5 or more.", "Z. B. 1.000,5 oder mehr, d. h. viel."),
    ("de", "Write to partner@support.example.com.", "Schreiben Sie an partner@support.example.com."),
    ("ru", "Write to partner@support.example.com.", "Пишите на partner@support.example.com."),
    ("zh-TW", "Write to partner@support.example.com.", "請寄信至partner@support.example.com。"),
    ("de", "More at https://example.com/a--b/leads.", "Näheres unter https://example.com/a--b/leads."),
    ("ru", "More at https://example.com/customer/leads.", "Подробнее: https://example.com/customer/leads."),
    ("ru", "Open docs.example.com/leads/customer", "Откройте docs.example.com/leads/customer"),
    ("de", "Run `referee status --at \"x\"` now.", "Rufen Sie `referee status --at \"x\"` auf."),
    ("zh-TW", "Run `referee status ... -- at` now.", "請執行 `referee status ... -- at`，再等。"),
    ("de", "Fields: name, status, region.", "Felder: Name, Status, Region."),
    ("de", "For Windows, Linux, macOS.", "Version für Windows, Linux, macOS."),
    ("de", "With --at and Node.js.", "Mit --at und Node.js."),
    ("zh-TW", "Software of others", "Microsoft Corp. 的軟體"),
    ("zh-TW", "Search with Yahoo! now", "使用 Yahoo! 搜尋"),
    ("zh-TW", "At 12:30 (UTC).", "於 12:30（UTC）。"),
    ("de", "Say “yes”.", "Sagen Sie „Ja{ \"\\u201C\" }."),
    ("it", "It's l’“example”.", "È l’«esempio»."),
    ("ru", "And so on, i.e. more.", "И т. д., т. е. больше."),
    (
        "de",
        "Give\n        - a name\n          - a first name",
        "Nennen Sie\n        - einen Namen\n          - den Vornamen",
    ),
    ("zh-TW", "First\n        1. call\n        2. report", "先\n        1. 請連絡\n        2. 請回報"),
    ("de", "{ DATE($since) ->\n           *[other] It { DATE($since) }\n        }", "Am { DATE($since) }"),
    ("de", "Go on at 12:30, or 1.5.", "„Weiter ‚jetzt‘“ um 12:30, z. B. 1,5 – geht’s? (ja) 1...5 … "),
    ("en", "Go on.", "“He said ‘next’” – the customer’s, e.g. [...] 3.5 … "),
    ("it", "Go on.", "«Avanti “ora”»: l’altro, po’ di più… "),
    ("ru", "Go on with 1.5.", "«Далее „сейчас“» — адрес e-mail, т. е. 1,5… "),
    ("zh-TW", "Go on with 1,000 or 3.5.", "請開啟《手冊》，選「下一步『現在』」：e-mail（1,000元、3.5%）… "),
    ("zh-TW", "Go to https://example.com/a?b=c.", "https://example.com/a?b=c 請看。"),
];

#[test]
fn correct_messages_have_no_findings() {
    let mut wrong = Vec::new();
    for (locale, original, text) in CORRECT {
        let book = book();
        for locale in ["de", "en", "it", "ru", "zh-TW"] {
            // Findings about the original do not matter here.
            let ledger = format!("locales/{locale}/ledger");
            let lines = book.read(&ledger);
            let kept = lines.lines().filter(|line| !line.contains(" alert-contact-me "));
            book.write(&ledger, &kept.flat_map(|line| [line, "\n"]).collect::<String>());
        }
        let original = [("en", original)].into_iter().filter(|(original, _)| *original != locale);
        for (locale, text) in original.chain([(locale, text)]) {
            let file = format!("locales/{locale}/2020.ftl");
            let lines = book.read(&file);
            let old = lines.lines().find(|line| line.starts_with("alert-contact-me = ")).unwrap();
            let lines = lines.replacen(old, &format!("alert-contact-me =\n        {text}"), 1);
            book.write(&file, &lines);
        }
        let found = found(&book, &[locale]);
        if !found.is_empty() {
            wrong.push(format!("{text}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_default_stands_for_one_missing_plural_form() {
    let without = |forms: &[&str]| {
        let book = book();
        let file = "locales/ru/common.ftl";
        let is_kept = |line: &&str| !forms.iter().any(|form| line.trim_start().starts_with(&format!("[{form}] Буд")));
        let lines: Vec<String> = book.read(file).lines().filter(is_kept).map(|line| format!("{line}\n")).collect();
        book.write(file, &lines.concat());
        found(&book, &["ru"]).into_iter().filter(|(_, id, _)| *id == "ftl-plural").count()
    };
    assert_eq!([without(&["many"]), without(&["few", "many"])], [0, 1]);
}
