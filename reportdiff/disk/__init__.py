"""Files and repositories: whole writes, locks, links, what may be overwritten, git, and TOML of strangers."""
