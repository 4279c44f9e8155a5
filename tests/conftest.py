"""What all tests share."""

from hypothesis import settings

# No test is timed: on a busy machine an example may take as long as it likes.
settings.register_profile("yange", deadline=None)
settings.register_profile("thorough", deadline=None, max_examples=2000)
settings.load_profile("yange")
