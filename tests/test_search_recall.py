"""Whatever stands in a public report is found: sampled runs, against a scan of all texts."""
