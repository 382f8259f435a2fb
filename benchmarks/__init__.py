"""What is measured here is made anew: a model may have been replaced for the measurement, which no key of the cache
knows."""

import os

os.environ["REPORTDIFF_CACHE"] = "0"
