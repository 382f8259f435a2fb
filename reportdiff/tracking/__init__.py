"""Many years of one region: which reports there are, what they say of an indicator or a commitment, which words they
use, and which areas of policy their measures belong to.

Everything here comes from reports that were read once (:class:`~reportdiff.tracking.series.ReportSeries`); what is not
stated in a year stays not stated, and is never filled in from its neighbours.
"""
