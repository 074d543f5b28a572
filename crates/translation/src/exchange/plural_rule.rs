//! `Plural-Forms` of gettext: which of the texts of an entry belongs to a number.

use referee::tooling::Forms;

/// Rules as gettext spells them. A language has the first one that gives the plural forms of CLDR.
const RULES: [&str; 28] = [
    "nplurals=1; plural=0;",
    "nplurals=2; plural=(n != 1);",
    "nplurals=2; plural=(n > 1);",
    "nplurals=2; plural=(n%10 != 1 || n%100 == 11);",
    "nplurals=2; plural=(n > 1 && (n < 11 || n > 99));",
    "nplurals=2; plural=(n%10 == 4 || n%10 == 6 || n%10 == 9);",
    "nplurals=3; plural=(n%10 == 1 && n%100 != 11 ? 0 : n%10 >= 2 && n%10 <= 4 && (n%100 < 12 || n%100 > 14) ? 1 : 2);",
    "nplurals=3; plural=(n == 1 ? 0 : n >= 2 && n <= 4 ? 1 : 2);",
    "nplurals=3; plural=(n == 1 ? 0 : n%10 >= 2 && n%10 <= 4 && (n%100 < 12 || n%100 > 14) ? 1 : 2);",
    "nplurals=3; plural=(n%10 == 1 && (n%100 < 11 || n%100 > 19) ? 0 : n%10 >= 2 && n%10 <= 9 && (n%100 < 11 || n%100 > 19) ? 1 : 2);",
    "nplurals=3; plural=(n%10 == 0 || n%100 >= 11 && n%100 <= 19 ? 0 : n%10 == 1 && n%100 != 11 ? 1 : 2);",
    "nplurals=3; plural=(n == 1 ? 0 : n == 0 || n%100 >= 1 && n%100 <= 19 ? 1 : 2);",
    "nplurals=3; plural=(n == 1 ? 0 : n == 2 ? 1 : 2);",
    "nplurals=3; plural=(n == 0 ? 0 : n == 1 ? 1 : 2);",
    "nplurals=3; plural=(n <= 1 ? 0 : n <= 10 ? 1 : 2);",
    "nplurals=3; plural=(n <= 1 ? 0 : n == 2 ? 1 : 2);",
    "nplurals=3; plural=(n == 1 ? 0 : n%100 >= 2 && n%100 <= 19 ? 1 : 2);",
    "nplurals=4; plural=(n%100 == 1 ? 0 : n%100 == 2 ? 1 : n%100 == 3 || n%100 == 4 ? 2 : 3);",
    "nplurals=4; plural=(n == 1 || n == 11 ? 0 : n == 2 || n == 12 ? 1 : n >= 3 && n <= 10 || n >= 13 && n <= 19 ? 2 : 3);",
    "nplurals=4; plural=(n%10 == 1 ? 0 : n%10 == 2 ? 1 : n%20 == 0 ? 2 : 3);",
    "nplurals=4; plural=(n%10 == 1 && n%100 != 11 && n%100 != 71 && n%100 != 91 ? 0 : n%10 == 2 && n%100 != 12 && n%100 != 72 && n%100 != 92 ? 1 : (n%10 == 3 || n%10 == 4 || n%10 == 9) && (n%100 < 10 || n%100 > 19) && (n%100 < 70 || n%100 > 79) && (n%100 < 90 || n%100 > 99) ? 2 : 3);",
    "nplurals=4; plural=(n == 1 ? 0 : n == 2 ? 1 : n > 10 && n%10 == 0 ? 2 : 3);",
    "nplurals=5; plural=(n == 1 ? 0 : n == 2 ? 1 : n >= 3 && n <= 6 ? 2 : n >= 7 && n <= 10 ? 3 : 4);",
    "nplurals=5; plural=(n == 1 ? 0 : n == 2 ? 1 : n == 0 || n%100 >= 3 && n%100 <= 10 ? 2 : n%100 >= 11 && n%100 <= 19 ? 3 : 4);",
    "nplurals=5; plural=(n == 0 ? 0 : n == 1 ? 1 : n == 2 || n == 3 ? 2 : n == 4 ? 3 : 4);",
    "nplurals=5; plural=(n == 1 || n == 5 ? 0 : n == 7 || n == 8 || n == 9 || n == 10 ? 1 : n == 2 || n == 3 ? 2 : n == 4 ? 3 : 4);",
    "nplurals=6; plural=(n == 0 ? 0 : n == 1 ? 1 : n == 2 ? 2 : n%100 >= 3 && n%100 <= 10 ? 3 : n%100 >= 11 && n%100 <= 99 ? 4 : 5);",
    "nplurals=6; plural=(n == 0 ? 0 : n == 1 ? 1 : n == 2 ? 2 : n == 3 ? 3 : n == 6 ? 4 : 5);",
];

/// The largest number that rules are compared for.
const MOST: u32 = 200;

/// A `Plural-Forms` header.
pub(super) struct Rule {
    text: String,
    count: usize,
    expression: String,
}

impl Rule {
    /// The rule of a language, if gettext has one for its plural forms.
    pub(super) fn of(forms: &Forms) -> Option<Self> {
        let names: Vec<&str> = forms.names().collect();
        let fits = |rule: &Self| {
            rule.count == names.len()
                && (0..=MOST).all(|number| {
                    let index = rule.index(number);
                    index.and_then(|index| names.get(index).copied()) == forms.form(number)
                })
        };
        RULES.iter().filter_map(|text| Self::read(text)).find(fits)
    }

    /// Parses a header.
    pub(super) fn read(text: &str) -> Option<Self> {
        let mut parts = text.split(';').map(str::trim);
        let count = parts.next()?.strip_prefix("nplurals")?.trim_start().strip_prefix('=')?.trim().parse().ok()?;
        let expression = parts.next()?.strip_prefix("plural")?.trim_start().strip_prefix('=')?.trim().to_owned();
        let rule = Self { text: text.to_owned(), count, expression };
        rule.index(0).is_some().then_some(rule)
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The text for a number.
    pub(super) fn index(&self, number: u32) -> Option<usize> {
        let mut reading = Reading { rest: &self.expression, n: i64::from(number), depth: 0 };
        let index = reading.choice()?;
        let index = usize::try_from(index).ok().filter(|index| *index < self.count)?;
        reading.rest.trim_start().is_empty().then_some(index)
    }

    /// The text for a plural form.
    pub(super) fn index_of(&self, forms: &Forms, name: &str) -> Option<usize> {
        let has = |number: &u32| forms.form(*number) == Some(name);
        // A typical number: a rule of another tool can count zero elsewhere.
        self.index((1..=MOST).find(has).or_else(|| Some(0).filter(has))?)
    }
}

/// The deepest nesting of an expression.
const MOST_DEPTH: usize = 64;

/// Evaluates an expression of C while reading it.
struct Reading<'r> {
    rest: &'r str,
    n: i64,
    depth: usize,
}

/// Operators by precedence, from the loosest. A longer operator precedes one that it starts with.
const OPERATORS: [&[&str]; 6] =
    [&["||"], &["&&"], &["==", "!="], &["<=", ">=", "<", ">"], &["+", "-"], &["*", "/", "%"]];

impl Reading<'_> {
    fn taken(&mut self, text: &str) -> bool {
        let rest = self.rest.trim_start().strip_prefix(text);
        rest.map(|rest| self.rest = rest).is_some()
    }

    fn choice(&mut self) -> Option<i64> {
        self.depth += 1;
        if self.depth > MOST_DEPTH {
            return None;
        }
        let condition = self.binary(&OPERATORS)?;
        let value = if self.taken("?") {
            let yes = self.choice()?;
            if !self.taken(":") {
                return None;
            }
            let no = self.choice()?;
            if condition == 0 { no } else { yes }
        } else {
            condition
        };
        self.depth -= 1;
        Some(value)
    }

    fn binary(&mut self, operators: &[&[&str]]) -> Option<i64> {
        let Some((own, tighter)) = operators.split_first() else { return self.unary() };
        let mut left = self.binary(tighter)?;
        while let Some(operator) = own.iter().find(|operator| self.taken(operator)) {
            let right = self.binary(tighter)?;
            left = match *operator {
                "||" => i64::from(left != 0 || right != 0),
                "&&" => i64::from(left != 0 && right != 0),
                "==" => i64::from(left == right),
                "!=" => i64::from(left != right),
                "<=" => i64::from(left <= right),
                ">=" => i64::from(left >= right),
                "<" => i64::from(left < right),
                ">" => i64::from(left > right),
                "+" => left.checked_add(right)?,
                "-" => left.checked_sub(right)?,
                "*" => left.checked_mul(right)?,
                "/" => left.checked_div(right)?,
                _ => left.checked_rem(right)?,
            };
        }
        Some(left)
    }

    fn unary(&mut self) -> Option<i64> {
        let mut not = None;
        while self.taken("!") {
            not = Some(!not.unwrap_or(false));
        }
        let value = if self.taken("(") {
            let value = self.choice()?;
            if !self.taken(")") {
                return None;
            }
            value
        } else if self.taken("n") {
            self.n
        } else {
            let text = self.rest.trim_start();
            let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
            let (digits, rest) = text.split_at_checked(end)?;
            self.rest = rest;
            digits.parse().ok()?
        };
        Some(match not {
            Some(not) => i64::from((value == 0) == not),
            None => value,
        })
    }
}
