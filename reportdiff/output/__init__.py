"""A finished result to text or bytes; nothing is computed here."""
