"""The findings of a check, in the forms of people, CI services and programs."""
