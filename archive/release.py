"""Release: which release of yange this is (软件版本)."""

__all__ = ["RELEASE"]

# Stated here too: to look it up among the installed distributions takes as long as to read a regulation.
RELEASE = "0.1.0"
