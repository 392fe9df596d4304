"""What holds for all tests."""

from hypothesis import settings

# How long an example takes depends on what else the machine does; tests of time are apart.
settings.register_profile("briefmill", deadline=None)
settings.load_profile("briefmill")
