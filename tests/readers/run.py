"""Programs that others wrote read what a built site says of itself: records, page heads, linked data.

    python run.py DIR

DIR is this repository's own site, built with `--base-url https://example.org/osce/`. The last line counts:
N passed, N failed, N skipped.
"""

import json
import sys
import traceback
from html.parser import HTMLParser
from pathlib import Path

import bibtexparser
import rispy
from bibtexparser.middlewares import SeparateCoAuthors, SplitNameParts
from citeproc.source.json import CiteProcJSON
from rdflib import Graph, Literal, Namespace, URIRef

BASE = "https://example.org/osce/"
PARAGRAPH = "astana-declaration/p3.html"
TITLE = "Astana Commemorative Declaration: Towards a Security Community"
BODY = "Organization for Security and Co-operation in Europe"
SYMBOL = "SUM.DOC/1/10/Corr.1"
TOPICS = ["Indivisible security", "International law", "Alliances and neutrality", "Arms control"]
SCHEMA = Namespace("https://schema.org/")


class Page(HTMLParser):
    """A page as a machine sees it: tags of the head, linked data, elements with an id, links; and what a person reads as its
    title and date."""

    def __init__(self, path):
        super().__init__()
        self.metas, self.links, self.data, self.texts = [], [], [], {}
        self.title, self.dates, self.lang = "", [], None
        self._open = []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "meta":
            self.metas.append((attrs.get("name") or attrs.get("property"), attrs.get("content")))
        elif tag == "link":
            self.links.append((attrs["rel"], attrs["href"]))
        elif tag == "html":
            self.lang = attrs.get("lang")
        elif tag == "time":
            self.dates.append(attrs["datetime"])
        elif tag == "h1":
            self._open.append(("h1", self._add_to_title))
        elif tag == "script" and attrs.get("type") == "application/ld+json":
            self._open.append(("script", self.data.append))
        elif tag == "pre" and "id" in attrs:
            self._open.append(("pre", lambda text, key=attrs["id"]: self.texts.update({key: self.texts.get(key, "") + text})))

    def handle_endtag(self, tag):
        if self._open and self._open[-1][0] == tag:
            self._open.pop()

    def handle_data(self, data):
        if self._open:
            self._open[-1][1](data)

    def _add_to_title(self, text):
        self.title += text

    def all(self, name):
        return [content for have, content in self.metas if have == name]

    def graph(self):
        assert len(self.data) == 1, f"{len(self.data)} blocks of data"
        return Graph().parse(data=self.data[0], format="json-ld")


def equal(found, expected, what=""):
    assert found == expected, f"{what}\n  found    {found!r}\n  expected {expected!r}"


def bibtex(site):
    text = Page(site / PARAGRAPH).texts["_c-bibtex"]
    library = bibtexparser.parse_string(text, append_middleware=[SeparateCoAuthors(), SplitNameParts()])
    assert not library.failed_blocks, library.failed_blocks
    (entry,) = library.entries
    equal((entry.entry_type, entry.key), ("misc", "osce2010astana-p3"))
    equal(entry["title"].strip("{}"), TITLE)
    (author,) = entry["author"]
    equal((author.first, author.last), ([], ["{" + BODY + "}"]), "one author, not taken apart")
    equal((entry["date"], entry["number"], entry["address"]), ("2010-12-03", SYMBOL, "Astana"))
    equal((entry["note"], entry["url"]), ("para.~3", BASE + PARAGRAPH))


def ris(site):
    (entry,) = rispy.loads(Page(site / PARAGRAPH).texts["_c-ris"])
    equal((entry["type_of_reference"], entry["title"], entry["authors"]), ("GOVDOC", TITLE, [BODY]))
    equal((entry["date"], entry["note"], entry["place_published"]), ("2010/12/03/", SYMBOL, "Astana"))
    equal((entry["start_page"], entry["urls"]), ("para. 3", [BASE + PARAGRAPH]))


def csl(site):
    source = CiteProcJSON(json.loads(Page(site / PARAGRAPH).texts["_c-csl"]))
    item = source["osce2010astana-p3"]
    equal("".join(item["title"]), TITLE)
    equal([dict(name) for name in item["author"]], [{"literal": BODY}])
    equal((item["type"], "".join(item["number"]), "".join(item["publisher_place"])), ("document", SYMBOL, "Astana"))
    equal((item["issued"]["year"], item["issued"]["month"], item["issued"]["day"]), (2010, 12, 3))
    equal("".join(item["URL"]), BASE + PARAGRAPH)


def files_of_the_document(site):
    address = BASE + "astana-declaration.html"
    (entry,) = bibtexparser.parse_string((site / "astana-declaration.bib").read_text(encoding="utf-8")).entries
    equal((entry.key, entry["url"], "note" in entry), ("osce2010astana", address, False))
    (entry,) = rispy.loads((site / "astana-declaration.ris").read_text(encoding="utf-8"))
    equal((entry["title"], entry["urls"], "start_page" in entry), (TITLE, [address], False))
    (item,) = json.loads((site / "astana-declaration.csl.json").read_text(encoding="utf-8"))
    equal((item["id"], item["URL"], "locator" in item), ("osce2010astana", address, False))
    equal("".join(CiteProcJSON([item])["osce2010astana"]["title"]), TITLE)


def highwire(site):
    page = Page(site / PARAGRAPH)
    for name, expected in [
        ("citation_title", [TITLE]),
        ("citation_author", [BODY + ","]),
        ("citation_publication_date", ["2010/12/03"]),
        ("citation_technical_report_institution", [BODY]),
        ("citation_technical_report_number", [SYMBOL]),
        ("citation_language", ["en"]),
        ("citation_public_url", [BASE + PARAGRAPH]),
        ("citation_keywords", ["; ".join(TOPICS)]),
    ]:
        equal(page.all(name), expected, name)
    (abstract,) = page.all("citation_abstract")
    assert abstract.startswith("The security of each participating State is inseparably linked"), abstract


def no_symbol_for_a_doi(site):
    for path in site.rglob("*.html"):
        for name, content in Page(path).metas:
            assert not (name and name.lower() in ("dc.identifier", "citation_doi", "prism.doi")), f"{path}: {name} {content}"


def linked_data_of_a_paragraph(site):
    graph = Page(site / PARAGRAPH).graph()
    paragraph, document = URIRef(BASE + PARAGRAPH), URIRef(BASE + "astana-declaration.html")
    equal(graph.value(paragraph, SCHEMA.name), Literal("Paragraph 3"))
    equal(graph.value(paragraph, SCHEMA.isPartOf), document)
    equal(graph.value(document, SCHEMA.name), Literal(TITLE))
    assert not [o for o in graph.objects() if o == SCHEMA.Legislation], "a declaration is no legislation"


def linked_data_of_a_document(site):
    graph = Page(site / "astana-declaration.html").graph()
    document = URIRef(BASE + "astana-declaration.html")
    (author,) = graph.objects(document, SCHEMA.author)
    equal(graph.value(author, SCHEMA.name), Literal(BODY))
    equal(graph.value(author, SCHEMA.alternateName), Literal("OSCE"))
    equal(graph.value(document, SCHEMA.datePublished), Literal("2010-12-03"))
    equal(graph.value(document, SCHEMA.genre), Literal("declaration"))
    equal(graph.value(graph.value(document, SCHEMA.identifier), SCHEMA.value), Literal(SYMBOL))
    equal(len(list(graph.objects(document, SCHEMA.keywords))), 12)


def linked_data_says_what_the_page_says(site):
    page = Page(site / "astana-declaration.html")
    graph, document = page.graph(), URIRef(BASE + "astana-declaration.html")
    equal(str(graph.value(document, SCHEMA.name)).replace(": ", " "), " ".join(page.title.split()))
    equal(str(graph.value(document, SCHEMA.datePublished)), page.dates[0])
    equal(str(graph.value(document, SCHEMA.inLanguage)), page.lang)
    for path in (site / "astana-declaration").glob("p*.html"):
        page = Page(path)
        graph, paragraph = page.graph(), URIRef(BASE + path.relative_to(site).as_posix())
        equal(str(graph.value(paragraph, SCHEMA.name)), " ".join(page.title.split()))
        equal(graph.value(paragraph, SCHEMA.isPartOf), document)


def every_page_of_the_document_is_itself(site):
    pages = [site / "astana-declaration.html", *(site / "astana-declaration").glob("p*.html")]
    equal(len(pages), 14)
    for path in pages:
        page = Page(path)
        address = BASE + path.relative_to(site).as_posix()
        assert (URIRef(address), SCHEMA.name, None) in page.graph(), address
        for rel in ("canonical", "cite-as"):
            equal([href for have, href in page.links if have == rel], [address], rel)
        equal((page.all("og:url"), page.all("og:type")), ([address], ["article"]))


TESTS = [
    bibtex,
    ris,
    csl,
    files_of_the_document,
    highwire,
    no_symbol_for_a_doi,
    linked_data_of_a_paragraph,
    linked_data_of_a_document,
    linked_data_says_what_the_page_says,
    every_page_of_the_document_is_itself,
]


def main():
    if len(sys.argv) != 2 or not Path(sys.argv[1], "index.html").is_file():
        sys.exit("usage: run.py DIR, the folder of a built site")
    failed = 0
    for test in TESTS:
        try:
            test(Path(sys.argv[1]))
        except Exception:  # Whatever a reader throws at us is a failure of this test and of no other.
            failed += 1
            print(f"FAILED {test.__name__}\n{traceback.format_exc()}")
    print(f"{len(TESTS) - failed} passed, {failed} failed, 0 skipped")
    sys.exit(1 if failed else 0)


main()
