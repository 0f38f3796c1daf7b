"""Holds OpenAPI documents, named by their files, to the schemas and rules of the specification; fails on the first that is none.

Needs: openapi-spec-validator.
"""
import json
import sys

from openapi_spec_validator import validate

for path in sys.argv[1:]:
    with open(path) as document:
        validate(json.load(document))
