"""The data that come with the package; :mod:`reportdiff.package_data` opens them."""
