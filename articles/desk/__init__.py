"""The desk: files in, drafts reviewed, published, corrected."""
