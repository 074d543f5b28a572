use crate::diagnostic::{Finding, Source, check};
use crate::rules::Zone;
use crate::rules::node::Node;

check! {
/// Unknown time zone.
///
/// A calendar has the time zone of the people who work: `UTC`, a name of the IANA time zone database such as
/// `Europe/Berlin`, which includes daylight saving time, or an offset such as `+02:00`.
///
/// ```diff yaml calendar
/// - zone: Europe/Berlni
/// + zone: Europe/Berlin
///   hours: { mon-fri: 09:00-17:00 }
/// ```
    WRONG_ZONE: Error in Structure, "wrong-zone"
}

pub(crate) fn zone(source: &Source, node: &Node, text: &str) -> Option<Finding> {
    let near = Zone::read(text).err()?;
    let message = format!("unknown time zone `{}`", text.chars().take(64).collect::<String>());
    let help = near.map_or_else(
        || "use a name such as `Europe/Berlin`, or an offset such as `+02:00`".to_owned(),
        |near| format!("did you mean `{near}`?"),
    );
    Some(WRONG_ZONE.in_text(source, node.span.clone(), message).with_help(help))
}
