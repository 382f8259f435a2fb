"""The structure of a report: headings, parts, sections, and which stretch is the plan."""
