"""Rows as lines of JSON with their times to the microsecond, where Django's own cuts them off.

The hash of each act is made of its time as well: a move to another database must not change it.
"""

from datetime import datetime

from django.core.serializers import jsonl
from django.core.serializers.json import DjangoJSONEncoder


class Exact(DjangoJSONEncoder):
    def default(self, o):
        return o.isoformat() if isinstance(o, datetime) else super().default(o)


class Serializer(jsonl.Serializer):
    def _init_options(self):
        super()._init_options()
        self.json_kwargs["cls"] = Exact


Deserializer = jsonl.Deserializer
