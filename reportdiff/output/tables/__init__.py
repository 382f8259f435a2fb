"""Tables for programs and spreadsheets: data frame, csv, xlsx, parquet."""
