"""Static files under names that change with their content."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class Hashed(CompressedManifestStaticFilesStorage):
    """A script asks for the others it needs by such names too."""

    support_js_module_import_aggregation = True
