//! Pictures in Graphviz, in Mermaid and in a browser.

use std::path::PathBuf;

use referee::Referee;
use referee_authoring::picture::{Chart, Theme};
use serde_json::json;

use crate::command::run_in;
use crate::picture::{by_chance, charts};
use crate::programs::{Checked, Missing, node, page, peer};
use crate::safe::{Dice, book};

pub fn graphviz_reads_the_dot_output() -> Checked {
    let lives = by_chance("graphviz", (0..10).step_by(3)).into_iter();
    let hostile =
        lives.map(|(seed, referee, rules)| (seed.to_string(), Chart::new(&referee.reader("en").unwrap(), &rules)));
    for (name, chart) in charts().into_iter().step_by(7).chain(hostile) {
        let output = peer("dot", &["-Tjson"], chart.dot().as_bytes())?;
        let errors = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success() && !errors.contains("rror"), "{name}: {errors}");
    }
    Ok(())
}

/// The Mermaid script, found through a folder in `PATH`.
fn mermaid() -> Result<PathBuf, Missing> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let scripts = std::env::split_paths(&path).map(|folder| folder.join("../mermaid/dist/mermaid.min.js"));
    scripts.into_iter().find(|script| script.exists()).ok_or_else(|| Missing::new("mermaid"))
}

pub fn mermaid_draws_every_lifecycle() -> Checked {
    let script = mermaid()?.canonicalize().unwrap();
    let referee = Referee::builtin();
    let mut texts = Vec::new();
    for rules in referee.rulebook().sets() {
        for locale in referee.phrasebook().locales() {
            let reader = referee.phrasebook().reader(std::slice::from_ref(locale));
            texts.push(Chart::new(&reader, rules).mermaid());
        }
    }
    let html = format!(
        "<!doctype html><meta charset=utf-8><script src='file://{}'></script><body><script>\
         (async () => {{ mermaid.initialize({{ startOnLoad: false }}); const results = []; let n = 0; \
         for (const text of {}) {{ try {{ const drawn = await mermaid.render('d' + n++, text); \
         results.push(drawn.svg.includes('<svg') && !drawn.svg.includes('Syntax error') ? 'drawn' : 'not drawn'); }} \
         catch (error) {{ results.push(String(error)); }} }} \
         document.body.innerHTML = '<pre>' + results.join('|') + '</pre>'; }})()</script>",
        script.display(),
        serde_json::to_string(&texts).unwrap()
    );
    let page = page(&html)?;
    let results = page.split_once("<pre>").and_then(|(_, rest)| rest.split_once("</pre>")).unwrap_or((&page, "")).0;
    assert_eq!(results.split('|').collect::<Vec<_>>(), vec!["drawn"; texts.len()]);
    Ok(())
}

/// Descriptions and labels come back from Mermaid unchanged, except for replaced characters.
pub fn hostile_texts_come_back_from_mermaid() -> Checked {
    let drawn = |seed| run_in(book(&mut Dice(seed)).path(), &["draw", "x", "--format", "mermaid"], b"").output;
    let input: String = (0..12).map(|seed| json!(drawn(seed)).to_string() + "\n").collect();
    let (_, last) = node("mermaid.mjs", &[], input.as_bytes())?;
    assert_eq!(last["drawn"], 12, "{last}");
    Ok(())
}

/// The widths of all texts of some drawings in a browser, in a font.
fn shown(svgs: &[String], font: &str) -> Result<Vec<Vec<f64>>, Missing> {
    let style = if font.is_empty() { String::new() } else { format!("<style>svg text{{font-family:{font}}}</style>") };
    let script = "const all=[...document.querySelectorAll('svg')].map(svg=>[...svg.querySelectorAll('text')]\
                  .map(text=>text.getComputedTextLength()));\
                  document.body.innerHTML='<pre>'+JSON.stringify(all)+'</pre>'";
    let html = format!("<!doctype html><meta charset=utf-8>{style}<body>{}<script>{script}</script>", svgs.concat());
    let text = page(&html)?;
    let widths = text.split_once("<pre>").and_then(|(_, rest)| rest.split_once("</pre>"));
    let widths = widths.unwrap_or_else(|| panic!("{text}"));
    Ok(serde_json::from_str(widths.0).unwrap())
}

pub fn texts_fit_into_their_space_in_a_browser() -> Checked {
    let charts = charts();
    let svgs: Vec<String> = charts.iter().map(|(_, chart)| chart.svg(Theme::Light)).collect();
    // The widest common sans-serif font, and the default font of the drawing.
    for font in ["", "'DejaVu Sans','Noto Sans CJK TC'!important"] {
        let shown = shown(&svgs, font)?;
        assert_eq!(shown.len(), charts.len());
        for ((name, chart), widths) in charts.iter().zip(&shown) {
            let texts = chart.picture().texts;
            assert_eq!(texts.len(), widths.len(), "{name}");
            for (text, width) in texts.iter().zip(widths) {
                assert!(*width > 0.0, "{name}: `{}` is not shown", text.text);
                let room = f64::from(text.rect.width);
                assert!(*width <= room + 0.5, "{name}: `{}` takes {width} in {font}, not {room}", text.text);
            }
        }
    }
    Ok(())
}
