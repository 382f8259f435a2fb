"""OFD files (GB/T 33190) to source blocks."""
