"""Measures the build and the saved queries at sizes that the real data will take years to reach."""
