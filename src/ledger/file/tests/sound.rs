//! Lines that are in the ledger's form and do not agree with each other.

use super::{check, check_files};

#[test]
fn a_circle_and_a_place_that_is_not_known_are_told() {
    check(
        "\
document: { since: 2026-11-24, title: \"Astana\" }
anchors:
  p1: { since: 2026-11-24, gone: 2027-01-01, to: [p4, p2] }
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `astana-declaration#p1` went to `p2`, which leads back to `astana-declaration#p1`
  p2: { since: 2026-11-24, gone: 2027-01-01, to: p1 }
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `astana-declaration#p2` went to `p1`, which leads back to `astana-declaration#p2`
  p3: { since: 2026-11-24, gone: 2027-01-01, to: p9 }
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `to: p9` leads to something that the ledger does not know
  p4: { since: 2026-11-24 }
  p5: { since: 2026-11-24, to: p9 }
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `to: p9` leads to something that the ledger does not know
  p6: { since: 2026-11-24, was: [{ until: 2027-01-01, text: t0000000000000001, to: p9 }] }
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `to: p9` leads to something that the ledger does not know
",
    );
    check_files(&[
        (
            "content/ledger/a.yaml",
            "\
document: { since: 2026-11-24, title: \"A\", gone: 2027-01-01, to: b }
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `a` went to `b`, which leads back to `a`
",
        ),
        (
            "content/ledger/b.yaml",
            "\
document: { since: 2026-11-24, title: \"B\", gone: 2027-01-01, to: a }
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `b` went to `a`, which leads back to `b`
",
        ),
    ]);
}

#[test]
fn two_lines_with_one_address_are_told() {
    check_files(&[
        (
            "content/ledger/a/p1.yaml",
            "\
document: { since: 2026-11-24, title: \"A\" }
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ two lines of the ledger have the address `/a/p1.html`
",
        ),
        (
            "content/ledger/a.yaml",
            "document: { since: 2026-11-24, title: \"A\" }\nanchors:\n  p1: { since: 2026-11-24 }\n",
        ),
    ]);
}

#[test]
fn a_day_before_the_one_that_it_comes_after_is_told() {
    check(
        "\
document: { since: 2026-11-24, title: \"Astana\", gone: 2026-11-23 }
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 2026-11-23 comes before 2026-11-24 and stands after it
anchors:
  p1: { since: 2026-11-24, gone: 2025-01-01 }
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 2025-01-01 comes before 2026-11-24 and stands after it
  p2: { since: 2026-11-24, was: [{ until: 2026-11-24, text: t0000000000000001 }, { until: 2026-12-01, text: t0000000000000002 }] }
  p3: { since: 2026-11-24, was: [{ until: 2026-12-01, text: t0000000000000001 }, { until: 2026-11-30, text: t0000000000000002 }], gone: 2026-11-29 }
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 2026-11-30 comes before 2026-12-01 and stands after it
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 2026-11-29 comes before 2026-11-30 and stands after it
",
    );
}
