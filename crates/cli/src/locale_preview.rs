//! `referee locale preview`

use std::io::Write;

use referee_translation::preview::{Server, Unable};

use super::console::Console;
use super::locale_args::LocalePreviewArgs;
use super::{Ending, Stop};

pub(super) fn run(args: &LocalePreviewArgs, console: &Console) -> Result<Ending, Stop> {
    let server = Server::new(args.book.folder(), args.port, args.editor.clone().unwrap_or_default());
    let server = server.map_err(|unable| match unable {
        Unable::Book(finding) => Stop::from(*finding),
        Unable::Port(reason) => Stop::Refused(format!("cannot listen on port {}: {reason}", args.port)),
    })?;
    let mut output = console.output();
    writeln!(output, "{}", server.address())?;
    output.flush()?;
    if console.is_broken() {
        return Ok(Ending::Well);
    }
    console.hint("open this page in a browser; press Ctrl-C to stop");
    server.run()
}
