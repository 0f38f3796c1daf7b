"""Generates a client from the document of a served library, and asks every operation with it.

    generated.py ADDRESS FOLDER

The client knows nothing but the document: that its answers have the types which the document promises, that it tells
a problem as a problem and nothing new as nothing new, is what is looked at here. The library is that of TestAPI.
Needs: openapi-python-client.
"""
import datetime
import importlib
import io
import os
import pathlib
import pkgutil
import subprocess
import sys
import urllib.request

address, folder = sys.argv[1], pathlib.Path(sys.argv[2])
os.environ["PATH"] = os.path.dirname(sys.executable) + os.pathsep + os.environ["PATH"]
urllib.request.urlretrieve(address + "/api/openapi.json", folder / "openapi.json")
subprocess.run(
    ["openapi-python-client", "generate", "--path", folder / "openapi.json", "--output-path", folder / "headwater_client", "--meta", "none", "--fail-on-warning"],
    check=True, stdout=sys.stderr)
sys.path.insert(0, str(folder))

client = importlib.import_module("headwater_client").Client(base_url=address + "/api/v1", raise_on_unexpected_status=True, timeout=60)
models = importlib.import_module("headwater_client.models")
types = importlib.import_module("headwater_client.types")
operations = importlib.import_module("headwater_client.api.default")
asked = set()


def ask(operation, answer, *args, status=200, **kwargs):
    """Asks, and holds the answer to its type; who asks again with an answer's tag is told that nothing has changed."""
    asked.add(operation)
    module = importlib.import_module("headwater_client.api.default." + operation)
    response = module.sync_detailed(*args, client=client, **kwargs)
    assert response.status_code == status, (operation, args, kwargs, response)
    assert type(response.parsed) is answer, (operation, type(response.parsed))
    if status == 200 and "ETag" in response.headers:
        again = module.sync_detailed(*args, client=client, if_none_match=response.headers["ETag"], **kwargs)
        assert again.status_code == 304 and again.content == b"", (operation, again)
    return response.parsed


def pages(operation, answer, entries, **kwargs):
    """Asks for every page of a list, of one entry each."""
    found, cursor = [], types.UNSET
    while True:
        page = ask(operation, answer, limit=1, cursor=cursor, **kwargs)
        found += getattr(page, entries)
        if page.next_ is types.UNSET:
            return found
        assert len(getattr(page, entries)) == 1
        cursor = page.next_


def problem(operation, kind, status, *args, **kwargs):
    p = ask(operation, models.Problem, *args, status=status, **kwargs)
    assert p.type_ == "/api/docs#" + kind and p.status == status and p.title and p.detail, p


stories = pages("list_stories", models.Stories, "stories", order=models.ListStoriesOrder.REPORTS)
assert [s.id for s in stories[:2]] == [1, 6] and stories[0].reports == 5, stories
assert stories[0].growth[0].day == datetime.date(2026, 5, 11) and stories[0].newest.tzinfo, stories[0]
assert len(ask("list_stories", models.Stories, since=datetime.date(2026, 5, 1)).stories) == 1
problem("list_stories", "bad-question", 400, cursor="nonsense")
problem("list_stories", "malformed", 422, limit=0)

story = ask("get_story", models.FullStory, 1, since=datetime.datetime(2026, 1, 1, tzinfo=datetime.timezone.utc))
assert [r.title for r in story.reports] == [a.title for a in story.document.articles] and story.built.tzinfo
assert len(story.claims) == len(story.document.claims) and story.since.reports == [1, 2, 3, 4, 5]
assert story.document.derivations[0].article and story.document.claims[0].assertions[0].source.kind
problem("get_story", "not-found", 404, 99)

ledger = ask("get_ledger", models.Ledger, 1)
assert ledger.claims[0].status == models.LedgerClaimStatus.DISPUTED and ledger.claims[0].tellings[0].passage.exact
problem("get_ledger", "not-found", 404, 99)

for form in models.ExportStoryForm:
    file = ask("export_story", types.File, 1, form)
    assert isinstance(file.payload, io.BytesIO) and len(file.payload.getvalue()) > 100, form
problem("export_story", "not-found", 404, 99, models.ExportStoryForm.PROV)

report = ask("get_report", models.FullReport, 2)
assert report.report.seq == 2 and report.draws_on[0].kind == models.DerivationKind.REWRITE and report.document.attributions, report
none = ask("get_report", models.FullReport, 10)
assert none.problem and none.document is types.UNSET, none
problem("get_report", "not-found", 404, 99)

versions = ask("get_versions", models.DocumentVersions, 11)
assert len(versions.versions) == 2 and versions.versions[0].revision is None and versions.versions[1].revision.silent
problem("get_versions", "not-found", 404, 10)

assert len(ask("compare_reports", models.Comparison, a=1, b=2).document.articles) == 2
problem("compare_reports", "bad-question", 400, a=1, b=1)
text = models.TextIn(publisher="The Tern", text="Ferry aground\n\nA ferry ran onto Hollin Bar with 86 people aboard, The Skerrin Log reported.")
assert len(ask("compare_texts", models.Comparison, body=models.CompareQuestionBody(reports=[1], texts=[text])).reports) == 2
problem("compare_texts", "bad-question", 400, body=models.CompareQuestionBody())

names = pages("list_sources", models.Sources, "sources")
assert len(names) > 5 and len({n.name for n in names}) == len(names) and names[0].sayings >= names[-1].sayings, names
problem("list_sources", "bad-question", 400, cursor="nonsense")
source = ask("get_source", models.Source, name="Piers Aldane-Roche")
assert source.stories[0].claims[0].tellings[0].passage.exact and source.stories[0].story.id == 1
problem("get_source", "not-found", 404, name="Nobody Atall")

checked = ask("check", models.Checked, body=models.CheckQuestionBody(text="I have never once felt a ship do that."))
assert checked.verdict == models.CheckedVerdict.ALTERED and checked.places[0].report.seq and checked.claims[0].origins[0].source
assert ask("check", models.Checked, body=models.CheckQuestionBody(text="The captain was asleep at the wheel.")).verdict == models.CheckedVerdict.CANNOT_TELL
problem("check", "bad-question", 400, body=models.CheckQuestionBody(text="too few"))

found = pages("search", models.Found, "hits", q="ferry")
assert len(found) > 2 and len({h.report.seq for h in found}) == len(found) and "erry" in found[0].snippet, found
problem("search", "bad-question", 400, q="-ferry")

assert isinstance(ask("list_feeds", models.Feeds).feeds, list)

texts = [models.AddText(name="weir.txt", text="Weir holds\n\nThe weir at Tolland held through the flood, the water board said on Sunday, and its gates were open all night.")]
taken = ask("add_reports", models.Intake, body=models.AddQuestionBody(texts=texts))
assert taken.done and taken.items[0].fate == models.IntakeItemFate.TAKEN and taken.items[0].report, taken
assert ask("get_intake", models.Intake, taken.id) == taken
problem("get_intake", "not-found", 404, "nothing")
problem("add_reports", "bad-question", 400, body=models.AddQuestionBody())

problem("follow_feed", "bad-question", 400, body=models.FollowQuestionBody(address="https://tolland.example/feed.xml"))
problem("unfollow_feed", "not-found", 404, address="https://tolland.example/feed.xml")

made = ask("make_rule", models.Rule, body=models.MakeQuestionBody(name="weir", words="weir", webhook="https://tolland.example/hook"))
assert made.secret and made.receiver == "tolland.example", made
problem("make_rule", "bad-question", 400, body=models.MakeQuestionBody(name="weir", words="weir"))
assert [(r.name, r.secret) for r in ask("list_alerts", models.Rules).alerts] == [("weir", types.UNSET)]
assert ask("get_alert", models.RuleTold, made.id).told == []
assert isinstance(ask("get_alert_feed", types.File, made.id), types.File)
assert ask("remove_rule", models.Removed, made.id).name == "weir"
problem("get_alert", "not-found", 404, made.id)

missing = {m.name for m in pkgutil.iter_modules(operations.__path__)} - asked
assert not missing, f"never asked: {missing}"
