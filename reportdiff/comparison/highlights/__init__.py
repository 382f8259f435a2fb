"""What an editor should read first, and why."""
