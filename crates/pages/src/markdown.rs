//! Splits Markdown into sections with locations.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use referee::tooling::cut;

use super::section::{Block, BlockKind, PairRange, Section};
use super::tag::{HtmlTag, decoded, tags};
use super::text::Text;

/// The sections of a page from an offset on, and whether the page contains its original.
pub(crate) fn sections(page: &str, from: usize) -> (Vec<Section>, bool) {
    let body = cut(page, from..);
    let options = Options::ENABLE_GFM
        | Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_HEADING_ATTRIBUTES;
    let mut reading = Reading { sections: vec![Section::default()], ..Reading::default() };
    for (event, range) in Parser::new_ext(body, options).into_offset_iter() {
        reading.event(event, from + range.start..from + range.end);
    }
    reading.end_block();
    if !reading.bilingual {
        for section in &mut reading.sections {
            for block in section.blocks.iter_mut().chain([&mut section.heading]) {
                block.original = Text::default();
                block.pairs = Vec::new();
            }
        }
    }
    reading.sections.retain(|section| section.level > 0 || !section.blocks.is_empty());
    (reading.sections, reading.bilingual)
}

/// The sides that the text in a span belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Span {
    Text,
    Original,
    Other,
}

#[derive(Default)]
struct Reading {
    sections: Vec<Section>,
    block: Option<Block>,
    /// The level of the current heading.
    heading: Option<u8>,
    /// The depth of lists.
    lists: u8,
    /// Whether the first paragraph of the current item has started.
    started: bool,
    callouts: usize,
    /// Where bold text began, in the text and in the original.
    bold: Option<(usize, usize)>,
    spans: Vec<Span>,
    /// Whether the parser is in a comment.
    comment: bool,
    /// The depth of code and struck-out text, which is ignored.
    silent: usize,
    /// Anchors that precede their heading.
    pending: Vec<Box<str>>,
    /// The start of the current sentence.
    since: usize,
    bilingual: bool,
}

/// The maximum depth of spans.
const MOST_SPANS: usize = 32;

impl Reading {
    fn event(&mut self, event: Event<'_>, at: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(&text, at),
            Event::Code(code) => self.code(&code, at),
            Event::SoftBreak | Event::HardBreak => self.text(" ", at),
            Event::InlineHtml(html) | Event::Html(html) => self.html(&html, at.start),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Heading { level, id, .. } => {
                self.end_block();
                self.heading = Some(*level as u8);
                self.begin(BlockKind::Heading);
                let own = id.as_ref().map(|id| Box::from(&**id));
                for anchor in std::mem::take(&mut self.pending).into_iter().chain(own) {
                    self.anchor(anchor);
                }
            }
            Tag::CodeBlock(_) => {
                self.end_block();
                self.silent += 1;
            }
            Tag::Strikethrough => self.silent += 1,
            Tag::Paragraph | Tag::HtmlBlock | Tag::TableHead | Tag::TableRow => {
                self.end_block();
                let kind = self.kind();
                self.begin(kind);
            }
            Tag::TableCell => self.text(" ", 0..0),
            Tag::Item => {
                self.end_block();
                self.started = false;
            }
            Tag::List(_) => {
                self.end_block();
                self.lists = self.lists.saturating_add(1);
            }
            Tag::BlockQuote(_) => {
                self.end_block();
                self.callouts += 1;
            }
            Tag::Strong => self.begin_bold(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.end_bold(),
            TagEnd::CodeBlock => {
                self.silent = self.silent.saturating_sub(1);
                self.end_block();
            }
            TagEnd::Strikethrough => self.silent = self.silent.saturating_sub(1),
            TagEnd::Heading(_)
            | TagEnd::Paragraph
            | TagEnd::HtmlBlock
            | TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::Item => self.end_block(),
            TagEnd::List(_) => {
                self.end_block();
                self.lists = self.lists.saturating_sub(1);
            }
            TagEnd::BlockQuote(_) => {
                self.end_block();
                self.callouts = self.callouts.saturating_sub(1);
            }
            _ => {}
        }
    }

    /// The kind of a block that begins now.
    fn kind(&mut self) -> BlockKind {
        if self.callouts > 0 {
            BlockKind::Callout
        } else if self.lists == 0 {
            BlockKind::Paragraph
        } else if std::mem::replace(&mut self.started, true) {
            BlockKind::Continued
        } else {
            BlockKind::Item(self.lists)
        }
    }

    fn begin(&mut self, kind: BlockKind) {
        self.block = Some(Block { kind, ..Block::default() });
    }

    /// In a tight list, items contain text without a paragraph.
    fn ensure(&mut self) {
        if self.block.is_none() {
            let kind = self.kind();
            self.begin(kind);
        }
    }

    fn begin_bold(&mut self) {
        self.ensure();
        let block = self.block.as_ref();
        self.bold = block.map(|block| (block.text.len(), block.original.len()));
    }

    fn end_bold(&mut self) {
        let Some(((text, original), block)) = self.bold.take().zip(self.block.as_mut()) else { return };
        for (side, start) in [(&mut block.text, text), (&mut block.original, original)] {
            if start < side.len() {
                let end = side.len();
                side.bold.push(start..end);
            }
        }
    }

    fn end_block(&mut self) {
        self.end_bold();
        self.spans.clear();
        let Some(mut block) = self.block.take() else { return };
        block.text.mark_brackets();
        block.original.mark_brackets();
        // An anchor on its own belongs to the next heading.
        if self.heading.is_none() && block.text.is_blank() && block.original.is_blank() {
            self.pending.extend(block.text.anchors.drain(..).map(|(_, anchor)| anchor));
            return;
        }
        self.pending.clear();
        if let Some(level) = self.heading.take() {
            self.sections.push(Section { level, heading: block, blocks: Vec::new() });
        } else if let Some(section) = self.sections.last_mut() {
            section.blocks.push(block);
        }
    }

    /// The sides of text at this point; both outside of spans.
    fn sides(&self) -> (bool, bool) {
        let side = self.spans.iter().rev().find(|span| **span != Span::Other);
        (side != Some(&Span::Original), side != Some(&Span::Text))
    }

    fn text(&mut self, text: &str, at: Range<usize>) {
        if self.silent > 0 {
            return;
        }
        self.ensure();
        let (here, there) = self.sides();
        let Some(block) = &mut self.block else { return };
        if here {
            block.text.push(text, at.clone());
        }
        if there {
            block.original.push(text, at);
        }
    }

    fn code(&mut self, code: &str, at: Range<usize>) {
        if self.silent > 0 {
            return;
        }
        self.ensure();
        let lens = |block: &Option<Block>| block.as_ref().map(|block| (block.text.len(), block.original.len()));
        let before = lens(&self.block);
        // Without the surrounding marks.
        let marks = at.len().saturating_sub(code.len()) / 2;
        let inner = at.start + marks..at.end - marks;
        self.text(code, inner);
        let Some(((text, original), block)) = before.zip(self.block.as_mut()) else { return };
        for (side, start) in [(&mut block.text, text), (&mut block.original, original)] {
            if start < side.len() {
                let end = side.len();
                side.code.push(start..end);
            }
        }
    }

    fn html(&mut self, html: &str, at: usize) {
        let mut done = 0;
        // Comments may span several lines.
        if self.comment {
            let Some(end) = html.find("-->") else { return };
            self.comment = false;
            done = end + 3;
        }
        let rest = cut(html, done..);
        let open = rest.rfind("<!--").filter(|open| rest.get(*open..).is_some_and(|rest| !rest.contains("-->")));
        self.comment = open.is_some();
        let html = cut(html, ..open.map_or(html.len(), |open| done + open));
        let from = done;
        for (range, tag) in tags(cut(html, from..)) {
            let range = from + range.start..from + range.end;
            let between = cut(html, done..range.start);
            self.between(between, at + done);
            done = range.end;
            self.tag(&tag);
        }
        self.between(cut(html, done..), at + done);
    }

    fn between(&mut self, text: &str, at: usize) {
        if !text.trim().is_empty() {
            self.text(text, at..at + text.len());
        }
    }

    fn tag(&mut self, tag: &HtmlTag<'_>) {
        self.ensure();
        let bold = tag.name.eq_ignore_ascii_case("strong") || tag.name.eq_ignore_ascii_case("b");
        if tag.closes {
            if tag.name.eq_ignore_ascii_case("span") {
                self.end_span();
            } else if bold {
                self.end_bold();
            }
            return;
        }
        if bold {
            self.begin_bold();
        }
        if tag.name.eq_ignore_ascii_case("span") && self.spans.len() < MOST_SPANS {
            let (kind, id) = match (tag.get("data-ttu-id"), tag.get("data-stu-id")) {
                (Some(id), _) => (Span::Text, Some(id)),
                (None, Some(id)) => (Span::Original, Some(id)),
                (None, None) => (Span::Other, None),
            };
            self.spans.push(kind);
            self.begin_span(kind, id);
        }
        if tag.name.eq_ignore_ascii_case("a")
            && let Some(anchor) = tag.get("name").or_else(|| tag.get("id"))
        {
            self.anchor(decoded(anchor).into());
        }
    }

    fn anchor(&mut self, anchor: Box<str>) {
        if let Some(block) = &mut self.block {
            block.text.anchors.push((block.text.len(), anchor.clone()));
            block.original.anchors.push((block.original.len(), anchor));
        }
    }

    fn begin_span(&mut self, kind: Span, id: Option<&str>) {
        let (Some(block), Some(id)) = (&mut self.block, id) else { return };
        match kind {
            Span::Text => {
                self.since = block.text.len();
                block.pairs.push(PairRange { id: id.into(), ..PairRange::default() });
            }
            Span::Original => {
                self.bilingual = true;
                self.since = block.original.len();
                if block.pairs.last().is_none_or(|pair| *pair.id != *id) {
                    block.pairs.push(PairRange { id: id.into(), ..PairRange::default() });
                }
            }
            Span::Other => {}
        }
    }

    fn end_span(&mut self) {
        let (Some(kind), Some(block)) = (self.spans.pop(), &mut self.block) else { return };
        match kind {
            Span::Text => {
                let range = self.since..block.text.len();
                block.text.breaks.push(range.end);
                if let Some(pair) = block.pairs.last_mut() {
                    pair.text = Some(range);
                }
            }
            Span::Original => {
                let range = self.since..block.original.len();
                block.original.breaks.push(range.end);
                if let Some(pair) = block.pairs.last_mut() {
                    pair.original = Some(range);
                }
            }
            Span::Other => {}
        }
    }
}
