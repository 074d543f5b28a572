/// Counts open braces outside string literals. A literal ends at the end of its line.
#[derive(Debug, Default)]
pub(super) struct Braces {
    pub(super) depth: usize,
    quoted: bool,
    escaped: bool,
}

impl Braces {
    /// Reads the next character.
    pub(super) fn pass(&mut self, c: char) {
        match c {
            '\n' => (self.quoted, self.escaped) = (false, false),
            _ if self.escaped => self.escaped = false,
            '\\' if self.quoted => self.escaped = true,
            '"' if self.depth > 0 => self.quoted = !self.quoted,
            '{' if !self.quoted => self.depth += 1,
            '}' if !self.quoted => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
    }
}
