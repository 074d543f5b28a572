//! Help texts that are longer than a line, or not the same for every command.

use clap::Arg;

/// The heading of exit codes in help texts.
pub(super) const EXIT_CODES: &str = "Exit codes:\n";

pub(super) const ROOT: &str = "\
Run `referee COMMAND --help` for the options of a command.
A book is a folder with rule sets (`rules/*.yaml`) and messages (`locales/*/*.ftl`).

Exit codes:
  0  success
  1  findings or refused events (valid input is still processed),
     or files were written but standard output was not
  2  usage error, unreadable input, or unwritable output
  3  internal fault";

pub(super) const STATUS: &str = "\
An event log has one JSON object per line. Each is an event of one lead:
  {\"lead\":\"L-1\",\"at\":\"2020-06-02T09:00:00Z\",\"open\":{\"rules\":\"2017\"}}
  {\"lead\":\"L-1\",\"at\":\"2020-06-03T10:00:00Z\",\"act\":\"interested\"}
Events of different leads can be mixed; events of one lead must be in time order. Unreadable lines and refused \
events are reported, and the rest of the log is processed.

Example:
  referee status leads.jsonl --at 2020-06-05T09:00:00Z --locale de

Exit codes:
  0  success
  1  unreadable lines, refused events, or findings in the book
  2  usage error, unreadable file, or unwritable output
  3  internal fault";

pub(super) const COMPLETIONS: &str = "\
Example:
  referee completions bash > ~/.local/share/bash-completion/completions/referee";

pub(super) const TIMELINE: &str = "`referee status --help` describes the event log and the exit codes.";

pub(super) const DECIDE: &str = "\
Example:
  echo '{\"act\":\"accept\"}' | referee decide L-1 - --log leads.jsonl --locale de

Exit codes:
  0  the event would be accepted
  1  the event would be refused, or the log or the book has findings
  2  usage error, unreadable file, or unwritable output
  3  internal fault";

pub(super) const PLAN: &str = "Exits with 1 if the plan cannot be applied or the log has refused events.";

pub(super) const REPLAY: &str = "\
The leads are those opened under, or switched to, the rule set `--against`. The rule set `--rules` follows it, \
directly or through others, and says under `switch` how values are converted.

Example:
  referee replay leads.jsonl --rules 2020 --against 2019 --facts qualification=customer-inquiry

Exits with 1 if the log has unreadable lines or refused events.";

pub(super) const SERVE: &str = "\
The first start prints a key. Clients send it as `Authorization: Bearer KEY`.

Example:
  referee serve --import examples/leads.jsonl
  curl -H 'Authorization: Bearer KEY' -H 'Accept-Language: it' localhost:8420/v1/leads/L-3

Ctrl-C stops the service after the requests that it has started.";

pub(super) const TAIL: &str = "\
Example:
  REFEREE_KEY=KEY referee tail --server http://localhost:8420 --locale it

If the service stops, the command goes on when it is back, and misses nothing. Ctrl-C ends it.";

pub(super) const APPLY: &str = "\
Appends all events, or none if the log, the rules or the `--supply` file have changed since the plan was made. No \
other process may write to the log meanwhile. Processes that have the log open must reopen it.

Exit codes:
  0  events appended
  1  events appended, and the log has refused events
  2  nothing written
  3  internal fault";

/// `--book` of a command that writes to the book.
pub(super) fn own_book(book: Arg) -> Arg {
    book.help("Use the rules and messages in this folder [default: current folder]")
}
