"""All words that users see: labels, messages and help, in Chinese and English."""
