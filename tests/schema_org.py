"""The part of schema.org's vocabulary (version 30.0) that pages use, and what misuses it."""

import re
from collections.abc import Iterator
from typing import Any

# Each type with the types that it is a kind of.
TYPES = {
    "Action": ["Thing"],
    "Article": ["CreativeWork"],
    "BreadcrumbList": ["ItemList"],
    "Comment": ["CreativeWork"],
    "ConstraintNode": ["Intangible"],
    "CorrectionComment": ["Comment"],
    "CreativeWork": ["Thing"],
    "DefinedTerm": ["Intangible"],
    "EntryPoint": ["Intangible"],
    "Intangible": ["Thing"],
    "ItemList": ["Intangible"],
    "ListItem": ["Intangible"],
    "MediaObject": ["CreativeWork"],
    "NewsArticle": ["Article"],
    "Observation": ["Intangible", "QuantitativeValue"],
    "Organization": ["Thing"],
    "Person": ["Thing"],
    "Place": ["Thing"],
    "Project": ["Organization"],
    "PropertyValue": ["StructuredValue"],
    "QuantitativeValue": ["StructuredValue"],
    "Quotation": ["CreativeWork"],
    "SearchAction": ["Action"],
    "StatisticalVariable": ["ConstraintNode"],
    "StructuredValue": ["Intangible"],
    "Thing": [],
    "WebPage": ["CreativeWork"],
    "WebSite": ["CreativeWork"],
}

# Each property: the types that may have it, and what it may be.
PROPERTIES = {
    "additionalProperty": ("Place QuantitativeValue", "PropertyValue"),
    "address": ("Organization Person Place", "PostalAddress Text"),
    "affiliation": ("Person", "Organization"),
    "alternativeHeadline": ("CreativeWork", "Text"),
    "author": ("CreativeWork", "Organization Person"),
    "breadcrumb": ("WebPage", "BreadcrumbList Text"),
    "containedInPlace": ("Place", "Place"),
    "contentLocation": ("CreativeWork", "Place"),
    "contentUrl": ("MediaObject", "URL"),
    "copyrightNotice": ("CreativeWork", "Text"),
    "correction": ("CreativeWork", "CorrectionComment Text URL"),
    "creator": ("CreativeWork", "Organization Person"),
    "creditText": ("CreativeWork", "Text"),
    "dateCreated": ("CreativeWork", "Date"),
    "dateModified": ("CreativeWork", "Date"),
    "datePublished": ("CreativeWork", "Date"),
    "dateline": ("NewsArticle", "Text"),
    "description": ("Thing", "Text"),
    "disambiguatingDescription": ("Thing", "Text"),
    "email": ("Organization Person", "Text"),
    "encoding": ("CreativeWork", "MediaObject"),
    "encodingFormat": ("CreativeWork MediaObject", "Text URL"),
    "hasPart": ("CreativeWork", "CreativeWork"),
    "headline": ("CreativeWork", "Text"),
    "inDefinedTermSet": ("DefinedTerm", "URL"),
    "inLanguage": ("CreativeWork", "Text"),
    "isAccessibleForFree": ("CreativeWork Place", "Boolean"),
    "isBasedOn": ("CreativeWork", "CreativeWork URL"),
    "isPartOf": ("CreativeWork", "CreativeWork URL"),
    "item": ("ListItem", "Thing"),
    "itemListElement": ("ItemList", "ListItem Text Thing"),
    "jobTitle": ("Person", "DefinedTerm Text"),
    "keywords": ("CreativeWork Organization Place", "DefinedTerm Text URL"),
    "mainEntity": ("CreativeWork", "Thing"),
    "mainEntityOfPage": ("Thing", "CreativeWork URL"),
    "maxValue": ("PropertyValue QuantitativeValue", "Number"),
    "mentions": ("CreativeWork", "Thing"),
    "minValue": ("PropertyValue QuantitativeValue", "Number"),
    "name": ("Thing", "Text"),
    "observationAbout": ("Observation", "Place Thing"),
    "observationDate": ("Observation", "Date"),
    "parentOrganization": ("Organization", "Organization"),
    "position": ("CreativeWork ListItem", "Integer Text"),
    "potentialAction": ("Thing", "Action"),
    "printPage": ("NewsArticle", "Text"),
    "publisher": ("CreativeWork", "Organization Person"),
    "query-input": ("SearchAction", "Text"),  # not a property but an annotation of Action
    "subjectOf": ("Thing", "CreativeWork"),
    "target": ("Action", "EntryPoint URL"),
    "telephone": ("Organization Person Place", "Text"),
    "text": ("CreativeWork", "Text"),
    "unitText": ("PropertyValue QuantitativeValue", "Text"),
    "url": ("Thing", "URL"),
    "urlTemplate": ("EntryPoint", "Text"),
    "value": ("PropertyValue QuantitativeValue", "Boolean Number StructuredValue Text"),
    "variableMeasured": ("Observation", "PropertyValue StatisticalVariable Text"),
    "version": ("CreativeWork", "Number Text"),
}
DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d:\d\d[+-]\d\d:\d\d)?)?)?")


def kinds(name: str) -> set[str]:
    """A type and all that it is a kind of."""
    return {name}.union(*(kinds(above) for above in TYPES.get(name, [])))


def walk(value: Any) -> Iterator[dict]:
    """Every node in a graph, however deep."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from walk(inner)


def faults(graph: dict) -> list[str]:
    """Every type and property that schema.org has not, or has for something else."""
    by_id = {node["@id"]: node for node in graph["@graph"]}
    found = []
    for node in walk(graph["@graph"]):
        if "@type" in node:
            found += _faults_of(node, by_id)
        elif set(node) != {"@id"} or node["@id"] not in by_id:
            found.append(f"{node} leads to nothing that the page tells")
    return found


def _faults_of(node: dict, by_id: dict[str, dict]) -> Iterator[str]:
    kind = node["@type"]
    if kind not in TYPES:
        yield f"{kind} is no type"
        return
    for name, value in node.items():
        if name in {"@type", "@id"}:
            continue
        domains, ranges = (words.split() for words in PROPERTIES.get(name, ("", "")))
        if not kinds(kind) & set(domains):
            yield f"{kind} has no {name}"
        for one in value if isinstance(value, list) else [value]:
            if not _forms(one, by_id) & set(ranges):
                yield f"{name} of {kind} is no {ranges}: {one!r}"


def _forms(value: Any, by_id: dict[str, dict]) -> set[str]:
    """What a value is, in schema.org's words."""
    if isinstance(value, dict):
        told = value if "@type" in value else by_id.get(value["@id"], {})
        return kinds(told["@type"]) if told else set()
    if isinstance(value, bool):
        return {"Boolean"}
    if isinstance(value, int | float):
        return {"Number", "Integer"} if isinstance(value, int) else {"Number"}
    forms = {"Text"} if value.strip() else set()
    forms |= {"URL"} if value.startswith(("https://", "http://")) else set()
    return forms | ({"Date"} if DATE.fullmatch(value) else set())
