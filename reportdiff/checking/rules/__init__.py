"""The rules of `reportdiff check`, a module a subject; the registry says how to write one."""
