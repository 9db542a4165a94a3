"""An invented town, 示例市, whose reports try out everything that a record can hold."""

from articles.management.sample.town import records

__all__ = ["records"]
