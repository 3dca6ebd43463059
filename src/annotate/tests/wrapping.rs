//! A text is the same at whatever width its lines are wrapped.

use proptest::prelude::*;

use super::{annotated, import, listing};
use crate::text::words::is_unspaced;

/// A paragraph a line, as it is when nobody wraps it.
const NUMBERED: &str = "\
DECLARATION OF THE GARDENERS
We, the gardeners of all gardens, have met in the city of Gardenia after eleven years, to recommit ourselves to the vision of a free and open garden.
1. We reaffirm our adherence to the Charter of the Gardeners and to all our commitments. They were made in 1990 and in 1999, and they hold. They apply to all without exception.
2. The security of each garden is linked to that of all others. Each garden has an equal right to security, and we reaffirm the inherent right of each to be free. Our commitments are:
(a) to keep the tools that were given to us in good order at all times;
(b) to share the tools with those who have none, be they near or far; and
(c) to report.
3. These norms were put to the test in 2008. We must do more to see that they are respected. The gardeners of 56 gardens agree.
4. We will work to keep the tools in the shed.
5. Mistrust must be overcome, and 12 gardens have begun. The work goes on.";

const ARTICLES: &str = "\
Treaty on the Common Meadow
The Villages that have signed this Treaty,
Recalling the Agreement of the Mill of 3 May 1801 and the Protocol to it, and in particular Article 4 of that Agreement, under which the meadow is held in common,
Wishing to keep the meadow for those who come after them,
Have agreed as follows:
Article 1
The meadow is held in common by the villages. No village may fence it, and no one may build on it, be it a house, a shed or a wall. Article 5 says what happens to those who do.
Article 2
1. Each village may send ten cows to the meadow from 1 May until 30 September of each year. The number may be changed by the Council.
2. A village that sends fewer may lend its place to another. It shall tell the Council of it in writing.
Article 3
The Council has one member from each village. It meets in spring, and whenever three members ask for it. Its decisions are taken by two thirds of the members present and voting.
Article 4
1. The Council shall:
(a) keep the list of the cows;
(b) decide in what order the villages use the well, the ford and the road to the mill, having regard to the number of cows that each of them has sent in the year before; and
(c) hear complaints.
2. Nothing in this Treaty touches the rights that a village has under the Agreement of the Mill.
Article 5
Whoever fences the meadow pays for the damage. The Council sets the sum, which may not exceed 100 pounds for each day, and Section 2 of the Agreement of the Mill applies.
Article 6
This Treaty enters into force on the day on which the third village signs it.";

const NESTED: &str = "\
The Ferries Act 1999
1. This Act may be cited as the Ferries Act 1999 and comes into force on such day as the Minister may by order appoint.
2. In this Act, unless the context otherwise requires, the words and phrases that follow have the meanings that are given to them here:
(a) ferry means any boat that carries persons, animals or goods across a river for a price, whether or not it is moved by an engine, and includes:
(i) a raft that is drawn on a rope;
(ii) a bridge of boats, for as long as it is open to the traffic of a river; and
(iii) any other thing that the Minister may name by order;
(b) ferryman means the person who has a licence under section 4, or who acts for such a person with the consent of the Minister;
(c) river includes a lake.
3. No person shall keep a ferry without a licence. A person who does so is guilty of an offence and is liable to a fine of 50 pounds, or to imprisonment for a term of 6 months, or to both.
4. The Minister may grant a licence where he is satisfied:
(a) that the ferry is safe;
(b) that the price which is asked is fair, having regard to:
(i) the breadth of the river and the force of its stream at that place, as they are in spring; and
(ii) the prices that others ask; and
(c) that no other ferry is near.
5. A licence is good for a year. It may be renewed.";

const SECTIONS: &str = "\
Standard for Garden Gates
1. Scope
1.1 This standard applies to gates of wood and of iron that are not wider than 3 metres and that are opened by hand.
1.2 It does not apply to gates that are opened by an engine, nor to those of public parks. These are dealt with in another standard, which was published in 1995.
2. Terms
2.1 A gate is a part of a fence that can be opened and closed.
2.2 A hinge is what it turns on. It may be of iron, of brass or of leather, and there are mostly two of them.
3. Safety
3.1 A gate shall close by itself within 10 seconds.
3.2 No part of a gate shall be sharp. The edges shall be round, with a radius of at least 2 millimetres, and the nails shall not be seen.";

const CHINESE: &str = "\
园丁权利宣言
鉴于对园丁的固有尊严及其平等的和不移的权利的承认，乃是世界花园、和平与美丽的基础，
鉴于园丁是同自然界最亲近的人，应当受到保护和尊重，
第一条
人人有权进入花园，不分种族、肤色、性别、语言、宗教、政治或其他见解。花园的门每天上午八时打开，下午六时关闭。
第二条
任何人不得在花园内毁坏树木，不得采摘花朵，但为学校教学目的经园丁书面同意者不在此限。违反本条规定的，应当赔偿损失。
第三条
园丁会议每年召开一次，由各花园选举的代表参加。会议的决定须经出席代表三分之二多数通过，并应在三十日内公布。
第四条
本宣言自公布之日起施行。";

const FRENCH: &str = "\
Charte des jardiniers
Considérant que la reconnaissance de la dignité de tous les jardiniers constitue le fondement de la paix dans les jardins,
Considérant qu’il est essentiel de protéger les arbres par un régime de droit,
Article premier
Tous les jardiniers naissent libres et égaux. Ils sont doués de patience et doivent agir les uns envers les autres dans un esprit de fraternité.
Article 2
1. Chacun peut se prévaloir de tous les droits qui sont proclamés dans la présente Charte, sans distinction aucune.
2. De plus, il ne sera fait aucune distinction fondée sur la taille du jardin, que ce jardin soit grand ou petit, clos ou ouvert.
Article 3
Tout jardinier a droit à l’eau, à la lumière et au repos.";

/// How far the lines of a paragraph are set in: the first, and the others.
type Indents = fn(&str) -> (usize, usize);

const FLUSH: Indents = |_| (0, 0);

/// Points stand further in than paragraphs, and their lines below their words.
const HANGING: Indents = |paragraph| match paragraph.split_once(' ') {
    Some((label, _)) if label.starts_with("(i") => (8, 9 + label.len()),
    Some((label, _)) if label.starts_with('(') => (4, 5 + label.len()),
    _ => (0, 0),
};

/// The first line of a paragraph stands further in.
const FIRST: Indents = |_| (4, 0);

#[track_caller]
fn check(text: &str, indents: Indents) {
    let listed = |text: &str| listing(&annotated(&import("text.txt", text.as_bytes()), &[]).document);
    let unwrapped = listed(&text.replace('\n', "\n\n"));
    for width in 30..=200 {
        let wrapped: Vec<String> = text.lines().map(|paragraph| wrap(paragraph, width, indents(paragraph))).collect();
        assert_eq!(listed(&wrapped.join("\n\n")), unwrapped, "at {width}");
    }
}

#[test]
fn numbered_paragraphs() {
    check(NUMBERED, FLUSH);
}

#[test]
fn articles_and_their_paragraphs() {
    check(ARTICLES, FLUSH);
}

#[test]
fn points_in_points() {
    check(NESTED, FLUSH);
}

#[test]
fn sections_by_decimals() {
    check(SECTIONS, FLUSH);
}

#[test]
fn a_text_without_spaces() {
    check(CHINESE, FLUSH);
}

#[test]
fn another_language() {
    check(FRENCH, FLUSH);
}

#[test]
fn lines_that_are_set_in() {
    check(NESTED, HANGING);
    check(ARTICLES, HANGING);
    check(NUMBERED, FIRST);
}

/// Sentences of any words; quantities and years stand in them too.
fn any_paragraph() -> impl Strategy<Value = String> {
    const WORDS: &[&str] = &[
        "the",
        "gardeners",
        "of",
        "Gardenia",
        "and",
        "a",
        "shed,",
        "is",
        "common;",
        "we",
        "hold",
        "that",
        "spades",
        "Act",
        "in",
        "The",
        "(and",
        "helpers)",
        "to-day",
        "1990,",
        "30",
        "Section",
        "co-operation",
        "it.",
        "They",
        "no",
        "more:",
    ];
    prop::collection::vec(prop::sample::select(WORDS), 3..60)
        .prop_map(|words| format!("We say {} here.", words.join(" ")))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(60) })]

    #[test]
    fn any_words(paragraphs in prop::collection::vec(any_paragraph(), 3..8), width in 30_usize..200) {
        let numbered: Vec<String> = paragraphs.iter().zip(1..).map(|(words, number)| format!("{number}. {words}")).collect();
        let listed = |text: &str| listing(&annotated(&import("text.txt", text.as_bytes()), &[]).document);
        let wrapped: Vec<String> = numbered.iter().map(|paragraph| wrap(paragraph, width, (0, 0))).collect();
        prop_assert_eq!(listed(&wrapped.join("\n\n")), listed(&numbered.join("\n\n")));
    }
}

/// A paragraph in lines of at most so many columns, each as full as its words let it be. A letter of a script without
/// spaces is a word and takes two columns.
fn wrap(paragraph: &str, width: usize, (first, others): (usize, usize)) -> String {
    let mut wrapped = " ".repeat(first);
    let (mut column, mut empty) = (first, true);
    let mut put = |word: &str, space: bool, columns: usize| {
        let space = space && !empty;
        if !empty && column + usize::from(space) + columns > width {
            wrapped.push('\n');
            wrapped.push_str(&" ".repeat(others));
            column = others;
        } else if space {
            wrapped.push(' ');
            column += 1;
        }
        empty = false;
        wrapped.push_str(word);
        column += columns;
    };
    for word in paragraph.split(' ') {
        if !word.contains(is_unspaced) {
            put(word, true, word.chars().count());
            continue;
        }
        for (at, c) in word.chars().enumerate() {
            put(c.encode_utf8(&mut [0; 4]), at == 0, if is_unspaced(c) { 2 } else { 1 });
        }
    }
    wrapped
}
