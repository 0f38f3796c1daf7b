"""Reads what the exports wrote with the programs of the formats' own communities; fails on the first that refuses.

Usage: readers.py FOLDER, which holds story.prov, story.stix, story.ftm and story.gexf.
Needs: stix2-validator, networkx, rdflib, followthemoney.
"""
import json
import sys
from pathlib import Path

import networkx
import rdflib
from followthemoney import model
from stix2validator import ValidationOptions, validate_file

folder = Path(sys.argv[1])

# Identifiers made of what they name (UUID version 5) are allowed; the check asks for chance ones.
result = validate_file(str(folder / "story.stix"), ValidationOptions(version="2.1", strict=True, disabled=["uuid-check"]))
assert result.is_valid, [str(e) for r in result.object_results for e in r.errors]

graph = networkx.read_gexf(folder / "story.gexf", version="1.3")
assert graph.is_directed() and graph.number_of_edges() > 0

prov = rdflib.Dataset().parse(folder / "story.prov", format="json-ld")
derived = list(prov.quads((None, rdflib.PROV.wasDerivedFrom, None, None)))
assert len(derived) == graph.number_of_edges(), derived

for line in (folder / "story.ftm").read_text().splitlines():
    entity = model.get_proxy(json.loads(line), cleaned=False)
    given = json.loads(line)["properties"]
    for name, values in given.items():
        assert len(entity.get(name, quiet=True)) == len(set(values)), (entity.schema.name, name, values)
