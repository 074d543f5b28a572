//! Checks rule files of up to 2,000 stages, compared with only reading them as YAML.

#![expect(clippy::expect_used, reason = "a benchmark panics if its own input is invalid")]
#![allow(missing_docs, clippy::allow_attributes, reason = "a benchmark has no callers")]

use std::fmt::Write;
use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use referee::{RuleSet, Source};

/// A long lifecycle: each stage leads to the next by actions and by timeouts that depend on facts.
fn long(stages: usize) -> String {
    let mut text = "rules: long\nfacts:\n  urgent: { kind: boolean, default: false }\n  kind: [a, b, c]\n\
        fields: { note: text }\nrecipients: [customer]\narrival: { fields: [note] }\nstages:\n"
        .to_owned();
    for stage in 1..=stages {
        let next = if stage < stages { format!("s{}", stage + 1) } else { "done".to_owned() };
        write!(
            text,
            "  s{stage}:\n    actions:\n      next: {{ to: {next}, require: [note] }}\n      \
             stop: {{ to: stopped, notify: sent }}\n      edit: {{ allow: [note] }}\n    timeout:\n      \
             - {{ when: {{ kind: a }}, after: 1d, to: {next} }}\n      \
             - {{ when: {{ kind: [b, c] }}, after: 2d, to: stopped }}\n"
        )
        .expect("a string can be written to");
    }
    text.push_str(
        "  closed: { outcomes: [done, stopped] }\nnotifications: { sent: { to: customer } }\n\
         views: { urgent: { urgent: true }, calm: { urgent: false } }\n",
    );
    text
}

fn checks(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("check");
    group.sample_size(20);
    for stages in [500, 1000, 2000] {
        let source = Source::new("long.yaml", long(stages));
        let (set, findings) = RuleSet::check(&source);
        assert!(set.is_some() && findings.is_empty(), "the rules are valid: {findings:?}");
        group.bench_function(format!("{stages} stages, read as YAML"), |bencher| {
            bencher.iter(|| {
                serde_yaml::from_str::<serde_json::Value>(black_box(source.text())).expect("the source is YAML")
            });
        });
        group.bench_function(format!("{stages} stages, checked"), |bencher| {
            bencher.iter(|| RuleSet::check(black_box(&source)));
        });
    }
    group.finish();
}

criterion_group!(benches, checks);
criterion_main!(benches);
