"""The options that several commands share, one subject a module."""
