"""What all tests share."""

import os

from hypothesis import settings

# No test is timed: on a busy machine an example may take as long as it likes.
settings.register_profile("yange", deadline=None)
settings.register_profile("thorough", deadline=None, max_examples=2000)
# A submission is judged by the same examples each time; developers' runs look for new ones.
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "yange")
