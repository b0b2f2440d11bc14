"""The steps of the build, one module each."""
