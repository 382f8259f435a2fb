"""Text as such: where it is cut, broken into lines and shortened, and searching it by expressions of users."""
