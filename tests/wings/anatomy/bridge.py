"""A made-up story to stand below any header: a town closes its old bridge."""

TITLE = "Old bridge to close for two years"
STORY = (
    "The council voted on Tuesday to close the old bridge at Northam for repairs that are to take "
    "two years and to cost more than anyone in the town had been told before.\n\n"
    "Engineers told members that the piers had moved by almost four centimetres since June 1987, "
    "when the last survey was made by the county and put into a drawer.\n\n"
    "“We had no choice,” said the mayor, who has led the town since May 2011. The work will begin "
    "once the river falls, and 12,000 drivers a day will have to find another way.\n"
)
