"""The curator's desk: one module for each command of curate.py, and what they share."""
