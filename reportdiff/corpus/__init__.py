"""Reports as paths: where they lie, which one is meant, what lies beside it, and the links file."""
