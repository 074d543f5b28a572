//! Pages and pictures in languages that are written from right to left.

use referee::Referee;
use referee_authoring::picture::{Chart, Theme};
use referee_pages::HelpPage;

/// The values of an attribute in some tags.
fn values(svg: &str, tag: &str, attribute: &str) -> Vec<i32> {
    let tags = svg.split('<').filter(|it| it.starts_with(tag) && !it.contains("class=\"ground\""));
    let value = |tag: &str| tag.split(&format!(" {attribute}=\"")).nth(1)?.split('"').next()?.parse().ok();
    tags.filter_map(value).collect()
}

#[test]
fn pictures_and_pages_of_mirrored_languages_are_mirrored() {
    let referee = Referee::builtin();
    for rules in referee.rulebook().sets() {
        let [plain, mirrored] =
            ["en", "ar-XB"].map(|locale| Chart::new(&referee.reader(locale).unwrap(), rules).svg(Theme::Auto));
        assert!(!plain.contains("direction:rtl") && mirrored.contains("direction:rtl"));
        // The texts have other widths, but the arrows have other directions.
        let begins = |svg: &str| *values(svg, "circle", "cx").first().unwrap();
        let width = |svg: &str| *values(svg, "svg", "width").first().unwrap();
        assert!(begins(&plain) < width(&plain) / 2 && begins(&mirrored) > width(&mirrored) / 2);
        let ends = |svg: &str| values(svg, "rect class=\"box archive", "x").first().copied();
        assert!(ends(&plain).unwrap() > width(&plain) / 2 && ends(&mirrored).unwrap() < width(&mirrored) / 2);
        for x in values(&mirrored, "rect", "x").into_iter().chain(values(&mirrored, "text", "x")) {
            assert!((0..=width(&mirrored)).contains(&x), "{x}");
        }
        let page = |locale: &str| HelpPage::new(&referee.reader(locale).unwrap(), rules).html();
        assert!(page("ar-XB").contains("<html lang=\"ar-XB\" dir=\"rtl\">") && !page("de").contains("dir=\"rtl\""));
    }
}

#[test]
fn icons_are_drawn_in_documents() {
    let referee = Referee::builtin();
    let page = HelpPage::new(&referee.reader("de").unwrap(), referee.rulebook().get("2020").unwrap());
    let (text, html) = (page.markdown(), page.html());
    assert!(text.contains("Symbol: 🔥.") && text.contains("Symbol: ❤.") && !text.contains("`flame`"), "{text}");
    assert_eq!(html.matches("<svg class=\"icon\"").count(), 3);
    assert!(html.contains("role=\"img\" aria-label=\"🔥\">"), "{html}");
}
